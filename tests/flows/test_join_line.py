"""Standing in line, and applying when the turn has come."""

from datetime import timedelta

import pytest

from naru.enrolments.models import Arrival, Claim
from naru.enrolments.rules import pace
from naru.enrolments.services import standing
from naru.flows.enrol import NotYourTurn, enrol
from naru.flows.join_line import join_line
from tests.enrolments.factories import OPENS, IntakeFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_goes_past_those_in_line(monkeypatch):
    monkeypatch.setattr(pace, "AT_ONCE", 1)
    door = IntakeFactory()
    people = [ResidentFactory() for _ in range(3)]
    for one in people:
        join_line(intake=door, resident=one, at=OPENS - timedelta(minutes=1))
    standing.draw(intake_id=door.pk, at=OPENS)
    by_place = [one.resident for one in Arrival.objects.order_by("place")]
    at = OPENS + timedelta(milliseconds=10)
    for barred in (*by_place[1:], ResidentFactory()):
        with pytest.raises(NotYourTurn):
            enrol(intake=door, resident=barred, by=barred.user, at=at)
    first = by_place[0]
    enrol(intake=door, resident=first, by=first.user, at=at)
    assert Claim.objects.get().resident == first
    later = at + timedelta(seconds=1)
    enrol(intake=door, resident=by_place[1], by=by_place[1].user, at=later)
    assert Claim.objects.count() == 2
