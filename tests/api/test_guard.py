"""Who calls the API, how often, and with which names in the query."""

import pytest
from django.test import Client

from naru.accounts.models import ApiUse
from naru.accounts.rules import Secret
from tests.accounts.factories import ApiTokenFactory

pytestmark = pytest.mark.django_db


def get(address, token="", **headers):
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return Client(raise_request_exception=False).get(address, headers=headers)


def test_nobody_may_read_a_number_of_times_a_minute(settings, monkeypatch, noon):
    monkeypatch.setattr("naru.api.guard.timezone.now", lambda: noon)
    settings.API_RATES = {"anonymous": 2, "token": 5}
    answers = [get("/api/v1/areas") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit"] for answer in answers] == [
        '"anonymous";r=1;t=60',
        '"anonymous";r=0;t=60',
        '"anonymous";r=0;t=60',
    ]
    assert answers[0]["RateLimit-Policy"] == '"anonymous";q=2;w=60'
    assert answers[2]["Retry-After"] == "60"
    assert answers[2].json()["code"] == "too-many"


def test_a_token_has_its_own_larger_share(settings):
    ApiTokenFactory(secret=Secret("naru_mine"))
    settings.API_RATES = {"anonymous": 0, "token": 5}
    assert get("/api/v1/areas").status_code == 429
    answer = get("/api/v1/areas", "naru_mine")
    assert (answer.status_code, answer["RateLimit-Policy"]) == (200, '"token";q=5;w=60')


def test_addresses_are_counted_without_being_kept(settings):
    get("/api/v1/areas")
    callers = list(ApiUse.objects.values_list("caller", flat=True))
    assert [len(caller) for caller in callers] == [64]
    assert "127" not in callers[0][:3]


@pytest.mark.parametrize(
    "header",
    [
        "Bearer naru_wrong",
        "Bearer ",
        "Bearer",
        "Basic bmFydTpuYXJ1",
        "",
        "Bearer \ud800",
        "Bearer a b",
    ],
)
def test_a_token_that_is_none_of_ours_is_a_401_even_for_public_data(header):
    answer = Client().get("/api/v1/areas", HTTP_AUTHORIZATION=header)
    assert (answer.status_code, answer.json()["code"]) == (401, "no-token")


def test_a_living_token_says_what_it_may_do():
    token = ApiTokenFactory(secret=Secret("naru_mine-and-only-mine"))
    answer = get("/api/v1/token", "naru_mine-and-only-mine")
    assert answer.json() == {
        "name": token.name,
        "shown": "naru_mine-and",
        "scopes": ["READ"],
        "expires_on": "2099-01-01",
    }
    token.refresh_from_db()
    assert token.last_used_on is not None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("page=2", "page"),
        ("limit=5&limit=6", "limit"),
        ("Limit=5", "Limit"),
        ("cursor[]=x", "cursor[]"),
        ("=", ""),
    ],
)
def test_names_nobody_knows_and_names_sent_twice_are_refused(query, name):
    answer = get(f"/api/v1/areas?{query}")
    assert answer.status_code == 422
    assert [error["name"] for error in answer.json()["errors"]] == [name]
