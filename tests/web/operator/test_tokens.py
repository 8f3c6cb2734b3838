"""Tokens are shown once, listed without their secret, and taken away for good."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import ApiToken
from naru.accounts.rules import Secret
from tests.accounts.factories import ApiTokenFactory
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return client_of(Role.OPERATOR)


def form(**given):
    tomorrow = timezone.localdate() + timedelta(days=1)
    whole = {
        "name": "통계 연구소",
        "contact": "lab@example.org",
        "scopes": ["READ"],
        "expires_on": tomorrow.isoformat(),
    }
    return {**whole, **given}


def test_a_token_is_shown_once_and_works(operator):
    shown = operator.post(reverse("operator_token_issue"), form())
    secret = shown.context["secret"]
    assert secret in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    answer = Client().get("/api/v1/token", headers={"Authorization": f"Bearer {secret}"})
    assert answer.json()["name"] == "통계 연구소"
    listed = operator.get(reverse("operator_tokens")).content.decode()
    assert secret not in listed
    assert secret[:13] in listed


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a" * 121}, "name"),
        ({"name": "a\0"}, "name"),
        ({"contact": "nobody"}, "contact"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["WRITE"]}, "scopes"),
        ({"expires_on": "2020-01-01"}, "expires_on"),
        ({"expires_on": "9999-12-31"}, "expires_on"),
        ({"expires_on": "soon"}, "expires_on"),
    ],
)
def test_a_form_with_a_mistake_makes_no_token(operator, wrong, field):
    response = operator.post(reverse("operator_token_issue"), form(**wrong))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert ApiToken.objects.count() == 0


def test_a_revoked_token_opens_nothing(operator):
    token = ApiTokenFactory(secret=Secret("naru_mine"))
    asked = operator.get(reverse("operator_token_revoke", args=[token.public_id]))
    assert token.name in asked.content.decode()
    done = operator.post(reverse("operator_token_revoke", args=[token.public_id]), follow=True)
    assert "토큰을 폐기했습니다." in done.content.decode()
    answer = Client().get("/api/v1/token", headers={"Authorization": "Bearer naru_mine"})
    assert answer.status_code == 401
    again = operator.post(reverse("operator_token_revoke", args=[token.public_id]), follow=True)
    assert "이미 폐기한 토큰입니다." in again.content.decode()


@pytest.mark.parametrize("rows", [1, 4])
def test_the_list_asks_the_same_number_of_queries(operator, django_assert_num_queries, rows):
    for _ in range(rows):
        ApiTokenFactory()
    operator.get(reverse("operator_tokens"))
    with django_assert_num_queries(5):
        operator.get(reverse("operator_tokens"))
