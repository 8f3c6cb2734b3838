"""More than is taken at once is answered kindly and early, and nothing of it is kept."""

import tempfile
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naru.city.site import city
from tests.web.account.people import is_in, log_in, make_person

pytestmark = pytest.mark.django_db
EMAIL = "naru@example.org"
KO, EN = "보내신 내용이 너무 큽니다", "What you sent is too large"
MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def _small(settings):
    """A small limit, so that the tests need not send much."""
    settings.LARGEST_BODY = 5 * MEGABYTE


@pytest.fixture
def client():
    make_person(EMAIL)
    return Client(raise_request_exception=False)


def too_many_fields(client, url):
    return client.post(url, {f"field{number}": "x" for number in range(1001)})


def too_long_a_text(client, url):
    return client.post(url, {"login": "x" * (3 * MEGABYTE)})


def too_many_files(client, url):
    most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
    files = {f"file{number}": SimpleUploadedFile("a.txt", b"a") for number in range(most + 1)}
    return client.post(url, files)


def too_large_a_file(client, url):
    return client.post(url, {"file": SimpleUploadedFile("a.bin", b"a" * (6 * MEGABYTE))})


KINDS = [too_many_fields, too_long_a_text, too_many_files, too_large_a_file]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("start", "words"), [("", KO), ("/en", EN)])
def test_too_much_is_answered_with_the_reason_and_a_way_on(client, kind, start, words):
    answer = kind(client, f"{start}/account/login/")
    assert answer.status_code == 413
    html = answer.content.decode()
    assert words in html
    assert city().help.phone in html
    assert "Content-Security-Policy" in answer


@pytest.mark.parametrize("kind", KINDS)
def test_behind_the_log_in_too(client, kind):
    log_in(client, EMAIL)
    assert kind(client, reverse("profile_contact")).status_code == 413
    assert is_in(client)


def test_what_is_just_small_enough_passes(client, settings):
    """The twin: the limit and not the form refuses."""
    many = {f"field{number}": "x" for number in range(990)}
    assert client.post(reverse("account_login"), many).status_code == 200
    big = {"file": SimpleUploadedFile("a.bin", b"a" * (settings.LARGEST_BODY - MEGABYTE))}
    assert client.post(reverse("account_login"), big).status_code == 200


def test_a_huge_body_is_not_read(client, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    body = BytesIO(b"a" * MEGABYTE)
    answer = client.generic(
        "POST", reverse("account_login"), CONTENT_LENGTH="99999999999",
        CONTENT_TYPE="multipart/form-data; boundary=x", **{"wsgi.input": body},
    )  # fmt: skip
    assert answer.status_code == 413
    assert body.tell() == 0
    assert list(tmp_path.iterdir()) == []


def test_an_api_caller_is_told_in_its_own_shape(client):
    answer = client.generic("POST", "/api/v1/token", CONTENT_LENGTH="99999999999")
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_whoever_asks_too_often_is_told_to_wait(client):
    answers = [client.post(reverse("account_login"), {}) for _number in range(31)]
    assert [one.status_code for one in answers] == [200] * 30 + [429]
    assert "잠시 쉬었다 해 주세요" in answers[-1].content.decode()
    assert city().help.phone in answers[-1].content.decode()
    english = client.post("/en/account/login/", {})
    assert "Please wait a moment" in english.content.decode()
