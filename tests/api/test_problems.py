"""Problem details in the caller's language, for every kind, also where no operation is reached."""

import pytest
from django.test import Client
from django.utils import translation

from naru.api.problems import KINDS, language_of, problem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "ko"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr, ko;q=0.5, en;q=0.4", "ko"),
        ("fr", "ko"),
        ("x" * 10_000, "ko"),
        ("en;q=0", "ko"),
    ],
)
def test_the_language_is_the_one_asked_for(rf, header, language):
    assert language_of(rf.get("/", headers={"Accept-Language": header})) == language


@pytest.mark.parametrize("code", KINDS)
def test_every_kind_has_words_in_both_languages(rf, code):
    said = {}
    for language in ("ko", "en"):
        answer = problem(rf.get("/", headers={"Accept-Language": language}), code)
        said[language] = answer.content.decode()
        assert answer.status_code == KINDS[code].status
        assert answer["Content-Language"] == language
    assert any("가" <= letter <= "힣" for letter in said["ko"])
    assert not any("가" <= letter <= "힣" for letter in said["en"])


def test_the_language_of_the_thread_is_left_as_it_was(rf):
    with translation.override("ko"):
        problem(rf.get("/", headers={"Accept-Language": "en"}), "invalid")
        assert translation.get_language() == "ko"


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/programmes/nothing", 404),
        ("GET", "/api/v1/", 404),
        ("POST", "/api/v1/areas", 405),
        ("DELETE", "/api/v1/areas", 405),
        ("OPTIONS", "/api/v1/areas", 405),
        ("GET", "/api/v1/token", 401),
        ("GET", "/api/v1/areas?q=%00", 400),
        ("GET", "/api/v1/areas?limit=%ff", 400),
        ("GET", "/api/v1/programmes/%00", 400),
        ("GET", "/api/v1/programmes/%ed%a0%80", 422),
    ],
)
def test_every_error_is_a_problem(method, address, status):
    answer = Client(raise_request_exception=False).generic(method, address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    body = answer.json()
    assert body["status"] == status
    assert body["type"] == f"/api/#problem-{body['code']}"
    assert answer["Cache-Control"] == "no-store"


def test_a_method_that_is_not_allowed_says_which_are():
    answer = Client().post("/api/v1/areas")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")


def test_a_foreign_host_is_a_problem_too():
    answer = Client(headers={"host": "evil.example"}).get("/api/v1/areas")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_a_problem_names_the_token_header_it_needs():
    answer = Client().get("/api/v1/token")
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'
