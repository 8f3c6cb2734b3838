"""Roles come from memberships in force on the day; tokens are known by their hash."""

from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator

from naru.accounts import queries
from naru.accounts.enums import Role
from naru.accounts.rules import Secret
from tests.accounts.factories import ApiTokenFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_roles_are_those_in_force_on_the_day():
    user = UserFactory()
    MembershipFactory(user=user, role=Role.MENTOR, from_on=date(2026, 1, 1), to_on=date(2026, 3, 1))
    MembershipFactory(user=user, role=Role.AUDITOR, from_on=date(2026, 2, 1))
    MembershipFactory(role=Role.OPERATOR)
    held = {
        day: queries.roles_of(user, on=day)
        for day in (date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 1))
    }
    assert held == {
        date(2025, 12, 31): frozenset(),
        date(2026, 2, 28): {Role.MENTOR, Role.AUDITOR},
        date(2026, 3, 1): {Role.AUDITOR},
    }


def test_memberships_come_by_name_of_the_organisation():
    user = UserFactory()
    second = MembershipFactory(user=user, organisation__name_ko="나래")
    first = MembershipFactory(user=user, organisation__name_ko="가람")
    MembershipFactory(user=user, organisation__name_ko="다솜", to_on=date(2026, 2, 1))
    assert queries.memberships_of(user, on=date(2026, 6, 1)) == [first, second]


def test_a_token_is_known_while_it_lives():
    day = date(2026, 11, 24)
    living = ApiTokenFactory(secret=Secret("naru_living"), expires_on=date(2026, 11, 25))
    ApiTokenFactory(secret=Secret("naru_expired"), expires_on=day)
    ApiTokenFactory(secret=Secret("naru_revoked"), revoked_at=datetime(2026, 11, 1, tzinfo=UTC))
    found = [
        queries.living_token(f"naru_{name}", on=day)
        for name in ("living", "expired", "revoked", "unknown", "living\0", "\ud800")
    ]
    assert found == [living, None, None, None, None, None]


def test_tokens_are_listed_from_the_newest():
    old = ApiTokenFactory(created_at=datetime(2026, 1, 1, tzinfo=UTC))
    new = ApiTokenFactory(created_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert list(queries.api_tokens()) == [new, old]


def test_an_accounts_export_names_keys_but_holds_no_secret():
    user = UserFactory(email="naru@example.org")
    MembershipFactory(user=user, organisation__name_ko="가상기관")
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "secret"})
    sections = {one.key: one for one in queries.export_account(user)}
    assert list(sections) == ["account", "keys", "sessions", "roles"]
    assert sections["account"].rows[0]["proved"] is False
    assert sections["roles"].rows[0]["organisation"] == "가상기관"
    assert [row["type"] for row in sections["keys"].rows] == ["recovery_codes"]
    assert "secret" not in str(sections)
