"""Whatever goes wrong, the caller gets a problem that says what and how to mend it."""

import json

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.trial")]

GOOD = {"title": "강 건너", "on": "2026-11-24", "people": 2}


@pytest.fixture
def send():
    client = Client(raise_request_exception=False)

    def post(body, *, address="/api/v1/wishes", content_type="application/json", **headers):
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        return client.post(address, sent, content_type=content_type, headers=headers)

    return post


def test_a_good_body_goes_through(send):
    assert send(GOOD).json() == {"title": "강 건너", "on": "2026-11-24"}


@pytest.mark.parametrize(
    ("change", "name", "detail"),
    [
        ({"title": "a\0b"}, "wish.title", "cannot be stored"),
        ({"title": "\ud800"}, "wish.title", "cannot be stored"),
        ({"title": "a" * 401}, "wish.title", "At most 400 characters."),
        ({"title": 5}, "wish.title", "Send text."),
        ({"title": None}, "wish.title", "Send text."),
        ({"on": 0}, "wish.on", "such as 2026-11-24"),
        ({"on": "0"}, "wish.on", "such as 2026-11-24"),
        ({"on": 20260101.5}, "wish.on", "such as 2026-11-24"),
        ({"on": "2026-02-30"}, "wish.on", "cannot be taken"),
        ({"on": "٢٠٢٦-11-24"}, "wish.on", "such as 2026-11-24"),
        ({"people": "two"}, "wish.people", "whole number"),
        ({"people": 1.5}, "wish.people", "whole number"),
        ({"people": [1]}, "wish.people", "whole number"),
        ({"peple": 2}, "wish.peple", "Unknown name"),
    ],
)
def test_a_bad_value_is_named(send, change, name, detail):
    answer = send({**GOOD, **change}, **{"Accept-Language": "en"})
    assert answer.status_code == 422
    problem = answer.json()
    assert [(error["in"], error["name"]) for error in problem["errors"]] == [("body", name)]
    assert detail in problem["errors"][0]["detail"]


@pytest.mark.parametrize("body", [[], "강", 5, None, {"title": "강"}])
def test_a_body_of_another_shape_is_a_422(send, body):
    assert send(body).status_code == 422


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"a": "\xff"}', b"[" * 100_000])
def test_a_body_that_is_no_json_is_a_400(send, body):
    answer = send(body)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml"]
)
def test_a_body_that_is_not_called_json_is_a_415(send, content_type):
    answer = send(GOOD, content_type=content_type)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-type")


def test_a_body_that_is_too_large_is_a_413(send, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    answer = send({**GOOD, "title": "강" * 1_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_a_refusal_is_a_409_in_its_own_words(send):
    answer = send({}, address="/api/v1/full")
    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert answer.json() == {
        "type": "/api/#problem-refused",
        "title": "지금은 할 수 없습니다",
        "status": 409,
        "detail": "자리가 없습니다.",
        "code": "Full",
    }


def test_a_bug_is_a_500_that_tells_nothing_of_the_machine(caplog):
    answer = Client(raise_request_exception=False).get("/api/v1/crash")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "secret" not in answer.content.decode()
    assert "ZeroDivisionError" in caplog.text
