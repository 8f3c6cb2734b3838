"""A role that was ended opens nothing from that day on, and stays on record."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.enums import Role
from naru.accounts.queries import roles_of
from naru.audit.models import Entry
from naru.flows.end_role import end_role
from naru.notices.models import Notice
from tests.accounts.factories import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return MembershipFactory(role=Role.OPERATOR).user


def test_it_is_over_today_and_was_there_yesterday(operator, noon):
    member = MembershipFactory(from_on=date(2026, 1, 1))
    end_role(membership=member, by=operator, at=noon)
    today = timezone.localdate(noon)
    assert roles_of(member.user, on=today) == frozenset()
    assert roles_of(member.user, on=today - timedelta(days=1)) == {Role.COUNSELLOR}
    line = Entry.objects.get()
    assert (line.actor, line.on_behalf_of, line.action) == (operator, member.user, "role.ended")
    assert Notice.objects.get().user == member.user


@pytest.mark.parametrize("days", [0, 5])
def test_one_that_has_hardly_begun_never_holds(operator, noon, days):
    today = timezone.localdate(noon)
    member = MembershipFactory(from_on=today + timedelta(days=days))
    end_role(membership=member, by=operator, at=noon)
    held = [roles_of(member.user, on=today + timedelta(days=number)) for number in range(9)]
    assert set(held) == {frozenset()}


def test_ending_twice_is_refused_and_told_once(operator, noon):
    member = MembershipFactory(from_on=date(2026, 1, 1))
    end_role(membership=member, by=operator, at=noon)
    with pytest.raises(accounts.AlreadyEnded):
        end_role(membership=member, by=operator, at=noon)
    assert Entry.objects.count() == 1
