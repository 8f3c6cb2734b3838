"""In which role somebody acts."""

from datetime import date

import pytest

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.accounts.permissions import membership_for
from tests.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def test_the_role_must_be_held_on_the_day():
    member = MembershipFactory(
        role=Role.MENTOR, from_on=date(2026, 11, 24), to_on=date(2026, 11, 25)
    )
    days = [date(2026, 11, 23), DAY, date(2026, 11, 25)]
    held = [membership_for(member.user, Role.MENTOR, on=day) for day in days]
    assert held == [None, member, None]
    assert [Membership.objects.in_force(day).first() for day in days] == held
    assert [member.holds_on(day) for day in days] == [False, True, False]
    assert membership_for(member.user, Role.COUNSELLOR, on=DAY) is None


def test_of_several_the_chosen_one_counts_else_the_first_by_name():
    user = UserFactory()
    second = MembershipFactory(user=user, organisation=OrganisationFactory(name_ko="나"))
    first = MembershipFactory(user=user, organisation=OrganisationFactory(name_ko="가"))
    foreign = MembershipFactory()

    def acting(chosen):
        return membership_for(user, Role.COUNSELLOR, on=DAY, chosen=chosen)

    assert [acting(None), acting(second.pk), acting(foreign.pk)] == [first, second, first]


def test_a_membership_without_end_holds_on():
    assert MembershipFactory().holds_on(date(2099, 1, 1))
