"""Checking certificates: half a name for the paper, files by themselves, keys for programs."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from naru.credentials.enums import Why
from naru.credentials.services import revoking, sharing
from tests.accounts.factories import UserFactory
from tests.credentials.factories import issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    return issued(timezone.now())


def page(path, status=200):
    answer = Client().get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_paper_opens_half_a_name_and_no_file(one):
    told = page(f"/c/{one.code}/")
    for words in ("진본이고 효력이 있습니다", "홍○동", "엑셀 첫걸음", one.number):
        assert words in told
    for words in ("홍길동", "92 %", ".json", ".pdf"):
        assert words not in told
    assert Client().get(f"/c/{one.code}/{one.code}.json").status_code == 404


def test_a_revoked_one_says_why_and_an_erased_one_no_name(one):
    revoking.revoke(
        certificate_id=one.pk, why=Why.MISTAKE, words="비밀", by=UserFactory(), at=timezone.now()
    )
    told = page(f"/c/{one.code}/")
    assert "잘못 발급했습니다" in told
    assert "비밀" not in told
    other = issued(timezone.now(), "completion:2")
    sharing.forget(resident=other.resident, at=timezone.now())
    told = page(f"/c/{other.code}/")
    assert "보여 드릴 수 없습니다" in told
    assert "○" not in told


@pytest.mark.parametrize("form", ["text", "file", "jwt"])
def test_a_file_is_checked_and_one_changed_letter_is_found(one, form):
    body = one.token if form == "jwt" else one.body
    changed = body[:-20] + ("A" if body[-20] != "A" else "B") + body[-19:]
    if form != "jwt":
        changed = body.replace("엑셀", "엑샐", 1)
    for text, said in ((body, "진본이고 효력이 있습니다"), (changed, "진본이 아닙니다")):
        sent = {"text": text}
        if form == "file":
            sent = {"file": SimpleUploadedFile("certificate.json", text.encode())}
        answer = Client().post("/c/", sent)
        assert said in answer.content.decode()
        if form == "file":
            assert "홍길동" not in answer.content.decode()


def test_what_is_no_certificate_is_refused_with_a_sentence():
    empty = Client().post("/c/", {})
    assert (empty.status_code, "붙여 넣어 주세요" in empty.content.decode()) == (422, True)
    huge = SimpleUploadedFile("certificate.json", b"x" * 100_001)
    assert "너무 큽니다" in Client().post("/c/", {"file": huge}).content.decode()
    assert "증서 파일이 아닙니다" in Client().post("/c/", {"text": "안녕"}).content.decode()


def test_programs_of_other_sites_may_read_keys_and_list(one):
    for path, kind in (
        ("/.well-known/did.json", "application/json"),
        ("/.well-known/jwks.json", "application/json"),
        ("/credentials/status/1", "application/vc"),
    ):
        answer = Client().get(path)
        assert answer["Content-Type"] == kind
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"] == "public, max-age=300"
        assert "Set-Cookie" not in answer
    did = json.loads(page("/.well-known/did.json"))
    proof = json.loads(one.body)["proof"][0]
    assert proof["verificationMethod"] in did["assertionMethod"]
    assert one.key_id in page("/c/")
