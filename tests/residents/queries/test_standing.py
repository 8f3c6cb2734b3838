"""What someone who logs in is to the city, in one query."""

from datetime import date

import pytest

from naru.residents.queries import Standing, standing_of
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_standing_tells_residents_staff_both_and_neither(django_assert_num_queries):
    resident, staff, both, neither = UserFactory.create_batch(4)
    for user in (resident, both):
        ResidentFactory(user=user)
    for user in (staff, both):
        MembershipFactory(user=user)
    with django_assert_num_queries(4):
        found = [standing_of(user, on=TODAY) for user in (resident, staff, both, neither)]
    assert found == [
        Standing(resident=True),
        Standing(staff=True),
        Standing(resident=True, staff=True),
        Standing(),
    ]


def test_membership_that_has_ended_gives_no_standing():
    left = MembershipFactory(to_on=TODAY)
    assert standing_of(left.user, on=TODAY) == Standing()
