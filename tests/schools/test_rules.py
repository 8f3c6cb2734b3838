"""How far somebody is in a stage, and by when they have to choose."""

from datetime import timedelta

import pytest

from naru.schools.rules import Chance, Going, Progress, School, StageState, Strand, progress
from tests.enrolments.factories import NOON

DAY = timedelta(days=1)


def chance(going=Going.FREE, opens=-1, closes=3):
    return Chance(going, NOON + opens * DAY, NOON + closes * DAY)


def far(*modules, at_least=2, is_open=True):
    return progress(modules, at_least=at_least, is_open=is_open, at=NOON)


def test_one_chooses_until_the_moment_from_which_too_few_doors_are_open():
    two, three, five = (chance(closes=days) for days in (2, 3, 5))
    assert far(two, three, five) == Progress(
        StageState.CHOOSE, 0, 2, by_at=three.closes_at, opens_at=two.opens_at
    )
    chosen = far(chance(Going.SEATED), two, five)
    assert (chosen.missing, chosen.by_at) == (1, five.closes_at)
    waits = far(chance(Going.WAITS), two, five)
    assert (waits.state, waits.by_at) == (StageState.CHOOSE, five.closes_at)


@pytest.mark.parametrize(
    ("modules", "state"),
    [
        ([Going.DONE, Going.DONE], StageState.DONE),
        ([Going.DONE, Going.SEATED], StageState.GOING),
        ([Going.DONE, Going.WAITS], StageState.WAITS),
        ([Going.DONE, Going.MISSED], StageState.SHORT),
        ([], StageState.SHORT),
    ],
)
def test_a_stage_follows_from_its_modules(modules, state):
    assert far(*map(chance, modules)).state == state


def test_a_stage_opens_with_the_one_before_and_with_its_doors():
    assert far(chance(), chance(), is_open=False).state == StageState.AHEAD
    later = far(chance(opens=1), chance(opens=2))
    assert (later.state, later.opens_at) == (StageState.SOON, NOON + DAY)
    assert far(chance(closes=0), chance()).state == StageState.SHORT


def test_a_school_knows_its_strands():
    taste = Strand("taste", "취향", "Taste")
    school = School("s", "s", "", "REVIEW", "학교", "School", NOON.date(), (), (taste,))
    assert (school.strand("taste"), school.strand("")) == (taste, None)
