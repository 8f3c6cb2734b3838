"""A receipt's own page, its file, and what others may see of it."""

import json
import subprocess
import sys
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from naru.flows.load_city import load_city
from naru.residents.models import RecordView
from tests.access.people import make_people
from tests.access.things import visited_record
from tests.policies.receipts import issue, tamper
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPT = settings.BASE_DIR / "tools" / "verify_receipt.py"


@pytest.fixture
def receipt(noon):
    return issue(noon)


def test_anybody_may_have_a_receipt_checked_by_its_number(receipt):
    there = f"/receipts/{receipt.public_id}/"
    assert Client().get("/receipts/", {"number": receipt.public_id}).url == there
    for wrong, words in (("1", "번호가 다릅니다."), (str(uuid4()), "만든 확인서가 없습니다.")):
        answer = Client().get("/receipts/", {"number": wrong})
        assert (answer.status_code, words in answer.content.decode()) == (422, True)


@pytest.fixture
def owner(receipt):
    client = Client()
    client.force_login(receipt.resident.user)
    return client


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def test_the_page_says_why_on_what_by_which_rule_and_what_to_do(owner, receipt):
    page = text(owner, f"/me/receipts/{receipt.public_id}/")
    for words in (
        "신청: 받아들이지 않음.",
        "만 40세부터 64세까지예요",
        "지금: 만 39세예요",
        "국가 평생교육바우처를 더 받지 않게 되면 2027년 3월 2일(화)부터 신청할 수 있어요.",
        "언제 태어나셨나요?",
        "1987년 3월 2일(월)",
        "2023년 8월 4일(금)부터 쓰는 규칙",
        f"/receipts/{receipt.public_id}/",
        '<svg viewBox="0 0',
    ):
        assert words in page
    assert "style=" not in page
    assert "You can apply from" in text(owner, f"/en/me/receipts/{receipt.public_id}/")


def test_the_list_shows_one_s_own(owner, receipt):
    assert f"/me/receipts/{receipt.public_id}/" in text(owner, "/me/receipts/")


def test_the_file_is_checked_without_us_and_one_byte_more_is_refused(owner, receipt, tmp_path):
    slip, keys, tool = tmp_path / "r.json", tmp_path / "k.json", tmp_path / "verify_receipt.py"
    slip.write_bytes(owner.get(f"/me/receipts/{receipt.public_id}/file/").content)
    visitor = Client()
    keys.write_bytes(visitor.get("/receipts/keys.json").content)
    tool.write_bytes(visitor.get("/receipts/verify_receipt.py").content)

    def run():
        command = [sys.executable, "-I", str(tool), str(slip), str(keys)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert run().stdout.startswith("genuine: scholarship-application:1")
    whole = json.loads(slip.read_text("utf-8"))
    changed = {**whole, "body": whole["body"].replace('"answer":"no"', '"answer":"nO"')}
    assert changed != whole
    slip.write_text(json.dumps(changed), "utf-8")
    done = run()
    assert (done.returncode, done.stdout[:11]) == (1, "NOT GENUINE")


def test_whoever_holds_the_link_sees_that_it_is_genuine_and_nothing_else(receipt):
    page = text(Client(), f"/receipts/{receipt.public_id}/")
    for words in ("진본입니다", "2023년 8월 4일(금)", "2026년 11월 24일(화)", "noindex"):
        assert words in page
    resident = receipt.resident
    hidden = ("1987", "39세", "받아들이지", resident.name, resident.code, str(resident.public_id))
    assert [words for words in hidden if words in page] == []


def test_a_receipt_changed_in_the_database_is_not_genuine(receipt):
    tamper("UPDATE policies_receipt SET body = replace(body, '1987-03-02', '1977-03-02')")
    assert "진본이 아닙니다" in text(Client(), f"/receipts/{receipt.public_id}/")


def test_another_resident_finds_nothing(receipt):
    other = Client()
    other.force_login(ResidentFactory().user)
    for path in ("", "file/"):
        assert other.get(f"/me/receipts/{receipt.public_id}/{path}").status_code == 404


def test_a_counsellor_reads_it_logged_and_only_in_its_own_record(noon, receipt):
    people = make_people()
    visited = visited_record(people)
    own = issue(noon, decision="scholarship-application:2", resident=visited)
    client = Client()
    client.force_login(people["counsellor"])
    record = f"/desk/records/{visited.public_id}/receipts/"
    assert str(own.public_id) in text(client, record)
    assert "왜 그렇게 정했나요" in text(client, f"{record}{own.public_id}/")
    looks = RecordView.objects.filter(resident=visited, page="desk.receipts")
    assert looks.count() == 2
    assert client.get(f"{record}{receipt.public_id}/").status_code == 404
    strange = f"/desk/records/{receipt.resident.public_id}/receipts/{receipt.public_id}/"
    assert "/purpose/" in client.get(strange)["Location"]


def test_an_official_answer_is_asked_for_on_the_page(owner, noon, offer):
    load_city(folder=offer, at=noon)
    answer = owner.post("/me/receipts/", {"policy": "job-fair"})
    assert answer.status_code in (302, 422)
    wrong = owner.post("/me/receipts/", {"policy": "training-scholarship"})
    assert wrong.status_code == 422
    assert "아직 답하지 않은 물음이 있습니다." in wrong.content.decode()


def test_the_list_asks_the_same_of_the_database_with_one_and_with_many(
    owner, receipt, noon, django_assert_num_queries
):
    owner.get("/me/receipts/")
    with django_assert_num_queries(QUERIES):
        owner.get("/me/receipts/")
    for number in range(2, 6):
        issue(noon, decision=f"scholarship-application:{number}", resident=receipt.resident)
    with django_assert_num_queries(QUERIES):
        owner.get("/me/receipts/")


QUERIES = 6
