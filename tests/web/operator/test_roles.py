"""Operators give and end roles through the pages; the doors open and close at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.enums import Role
from naru.accounts.models import Membership
from tests.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.web.lives import browser
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return client_of(Role.OPERATOR)


@pytest.fixture
def clerk():
    user = UserFactory(email="clerk@example.org", name="새 상담사")
    accounts.confirm_address(user=user)
    return user


def form(campus, **given):
    whole = {
        "email": "clerk@example.org",
        "organisation": str(campus.public_id),
        "role": "COUNSELLOR",
        "from_on": timezone.localdate().isoformat(),
        "to_on": "",
    }
    return {**whole, **given}


def test_a_given_role_opens_its_pages_and_an_ended_one_closes_them(operator, clerk):
    campus = OrganisationFactory(name_ko="나루 센터")
    client = browser(clerk)
    assert client.get(reverse("desk")).status_code == 403
    done = operator.post(reverse("operator_role_give"), form(campus), follow=True)
    assert "역할을 맡겼습니다: 새 상담사 · 상담사·창구 · 나루 센터" in done.content.decode()
    assert client.get(reverse("desk")).status_code == 200
    member = Membership.objects.get(user=clerk)
    end = reverse("operator_role_end", args=[member.public_id])
    assert "나루 센터" in operator.get(end).content.decode()
    ended = operator.post(end, follow=True)
    assert "역할을 끝냈습니다" in ended.content.decode()
    assert client.get(reverse("desk")).status_code == 403
    assert "이미 끝난 역할입니다" in operator.post(end, follow=True).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": ""}, "email"),
        ({"email": "stranger@example.org"}, "__all__"),
        ({"organisation": "1d0d9c36-3a3c-4c62-9f0e-4ad0b6e0c001"}, "organisation"),
        ({"role": "KING"}, "role"),
        ({"from_on": "soon"}, "from_on"),
        ({"from_on": "2020-01-01"}, "__all__"),
        ({"to_on": "2020-01-01"}, "__all__"),
    ],
)
def test_a_mistake_gives_nothing(operator, clerk, wrong, field):
    answer = operator.post(reverse("operator_role_give"), form(OrganisationFactory(), **wrong))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Membership.objects.filter(user=clerk).exists()


def test_ones_own_role_has_no_button_and_cannot_be_ended(operator):
    own = operator.user.memberships.get()
    html = operator.get(reverse("operator_roles")).content.decode()
    assert "내 역할" in html
    end = reverse("operator_role_end", args=[own.public_id])
    assert end not in html
    refused = operator.post(end, follow=True)
    assert "스스로 주거나 끝낼 수 없습니다" in refused.content.decode()
    assert operator.get(reverse("operator_roles")).status_code == 200


def test_the_list_says_how_each_role_stands(operator):
    today = timezone.localdate()
    MembershipFactory(from_on=today - timedelta(days=9), to_on=today)
    MembershipFactory(from_on=today + timedelta(days=9))
    MembershipFactory(from_on=today, to_on=today)
    html = operator.get(reverse("operator_roles")).content.decode()
    shown = {words: html.count(words) for words in ("끝남", "아직 시작 전", "맡는 중")}
    assert shown == {"끝남": 2, "아직 시작 전": 1, "맡는 중": 1}


def test_the_list_asks_a_constant_number(operator):
    def asked():
        operator.get(reverse("operator_roles"))
        with CaptureQueriesContext(connection) as found:
            operator.get(reverse("operator_roles"))
        return len(found)

    one = asked()
    for _number in range(8):
        MembershipFactory()
    assert asked() == one
