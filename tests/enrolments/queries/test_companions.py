"""Parties as the freeze reads them, and the link that names one."""

import pytest

from naru.enrolments.queries import companions as reading
from naru.enrolments.services import companions, ending
from tests.enrolments.factories import NOON, sealed_door
from tests.enrolments.services.test_companions import crowd, given, pair

pytestmark = pytest.mark.django_db(transaction=True)


def test_only_parties_of_two_who_stand_count():
    door = sealed_door()
    first, second = pair(door)
    (alone,) = crowd(door, 1)
    companions.invite(**given(alone))
    assert reading.parties_at(door.pk) == [[first.pk, second.pk]]
    party = reading.party_of(first)
    assert [one.claim_id for one in reading.standing(party.pk)] == [first.pk, second.pk]
    ending.cancel(claim_id=second.pk, by=None, at=NOON)
    assert reading.parties_at(door.pk) == []
    assert [one.claim_id for one in reading.standing(party.pk)] == [first.pk]


def test_a_link_names_its_party_and_a_forged_one_nobody():
    first, _second = pair(sealed_door())
    party = reading.party_of(first)
    token = reading.token(party)
    assert reading.named(token) == party
    assert (reading.named(token[:-1]), reading.named("x")) == (None, None)
