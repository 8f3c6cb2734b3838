"""A provider finds its own certificates by number and takes one back; never somebody else's."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.catalogue.own import Staff
from tests.credentials.factories import issued

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def client(staff):
    client = Client()
    client.force_login(staff.user)
    return client


def test_found_by_number_and_taken_back_with_a_reason(client, staff):
    one = issued(timezone.now(), issuer=staff.organisation)
    path = f"/provider/certificates/{one.number}/"
    assert client.get("/provider/certificates/", {"number": f" {one.number} "}).url == path
    page = client.get(path).content.decode()
    assert "홍○동" in page
    assert "홍길동" not in page
    empty = client.post(path, {"why": "MISTAKE", "words": " "})
    assert (empty.status_code, "한 문장으로" in empty.content.decode()) == (422, True)
    assert client.post(path, {"why": "NAME_CHANGED", "words": "이름"}).status_code == 422
    assert client.post(path, {"why": "MISTAKE", "words": "다른 분입니다."}).url == path
    one.refresh_from_db()
    assert (one.revoked_by, one.revoked_words) == (staff.user, "다른 분입니다.")
    assert "다른 분입니다." in client.get(path).content.decode()
    again = client.post(path, {"why": "MISTAKE", "words": "또"})
    assert (again.status_code, "이미 취소된" in again.content.decode()) == (422, True)


def test_what_others_issued_is_not_there(client):
    other = issued(timezone.now())
    assert client.get(f"/provider/certificates/{other.number}/").status_code == 404
    for number in (other.number, "2026", "x"):
        page = client.get("/provider/certificates/", {"number": number}).content.decode()
        assert "그런 번호의 증서가 없습니다" in page
