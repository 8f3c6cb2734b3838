"""Who owes what: late ones are found, and lists begin with the most urgent."""

from datetime import date

import pytest

from naru.accounts.enums import Role
from naru.counselling.enums import Level
from naru.counselling.queries import owners
from tests.accounts.factories import UserFactory
from tests.counselling.factories import RequestFactory, office

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_the_most_urgent_first_and_the_closed_not():
    me = UserFactory()
    later, sooner = (RequestFactory(owner=me, due_on=date(2026, 11, day)) for day in (27, 23))
    other = RequestFactory(due_on=date(2026, 11, 26))
    RequestFactory(owner=me, state="WITHDRAWN", closed_at=later.asked_at)
    assert list(owners.owed_by(me)) == [sooner, later]
    assert list(owners.all_owed()) == [sooner, other, later]
    assert owners.overdue(on=TODAY) == [sooner.pk]


def test_nobody_at_a_level_means_the_next_one_up():
    assert owners.owner_from(Level.OFFICE, on=TODAY) is None
    manager = office(Role.MANAGER)
    assert owners.owner_from(Level.OFFICE, on=TODAY) == (manager, Level.MANAGER)
    clerk = office()
    assert owners.owner_from(Level.OFFICE, on=TODAY) == (clerk, Level.OFFICE)
    assert owners.owner_at(Level.OFFICE, on=date(2025, 1, 1)) is None
