"""What is told of a crowd before its applications are made."""

from datetime import timedelta

import pytest

from naru.enrolments.enums import State
from naru.enrolments.models import Crowd
from naru.enrolments.queries.crowds import numbers_of, through
from tests.enrolments.factories import (
    NOON,
    ApplicationFactory,
    IntakeFactory,
    number_crowd,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = timedelta(seconds=1)


def test_each_is_told_the_place_of_the_click_among_those_of_the_door():
    here, there = IntakeFactory(capacity=1), IntakeFactory(capacity=1)
    ApplicationFactory(intake=here, no=4)
    ApplicationFactory(intake=there, state=State.SEATED)
    at_both = [(stand(here, one), stand(there, one)) for one in (ResidentFactory() for _ in "ab")]
    for intake in (here, there):
        number_crowd(intake)
    pairs = [[one.pk for one in claims] for claims in zip(*at_both, strict=True)]
    told = [numbers_of(claims) for claims in pairs]
    assert told == [
        dict(zip(pairs[0], (5, 6), strict=True)),
        dict(zip(pairs[1], (1, 2), strict=True)),
    ]
    (unnumbered,) = [stand(here, ResidentFactory())]
    assert numbers_of([unnumbered.pk, *pairs[0][:1]]) == {pairs[0][0]: 5}
    assert numbers_of([]) == {}


def test_doors_whose_crowd_came_before_then_are_to_be_written_out():
    early, late = IntakeFactory(), IntakeFactory()
    rows = [(early, 1, NOON), (early, 2, NOON + SECOND), (late, 1, NOON + SECOND)]
    for intake, no, at in rows:
        Crowd.objects.create(
            intake=intake, from_xid=no, upto_xid=no + 1, first_no=no, people=1, at=at
        )
    assert through(since=NOON - SECOND) == []
    assert through(since=NOON) == [early.pk]
    assert through(since=NOON + SECOND) == [early.pk, late.pk]
