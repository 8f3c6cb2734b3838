"""Where people stand: what is at the doors, in the order of the stages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.enrolments.enums import Came, State
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import attendance, ending
from naru.schools.queries import standing
from naru.schools.rules import Going, StageState
from tests.catalogue.own import Staff
from tests.enrolments.factories import ApplicationFactory
from tests.residents.factories import ResidentFactory
from tests.schools.made import (
    SHARED_IN,
    held,
    let_in,
    modules,
    read,
    seat,
    taught,
)

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def term(staff, noon):
    return held(staff, at=noon)


def states(term, resident, at):
    one = standing.standing_in(resident, term.public_id, at=at)
    return [stage.state.value for stage in one.stages]


def test_a_school_is_passed_stage_by_stage(staff, term, noon):
    resident = ResidentFactory()
    let_in(term, resident, at=noon)
    assert states(term, resident, noon) == ["CHOOSE", "AHEAD", "AHEAD"]
    for module in modules(term, 1)[:2]:
        seat(module.intake, resident, at=noon)
    assert states(term, resident, noon) == ["GOING", "AHEAD", "AHEAD"]
    for module in modules(term, 1)[:2]:
        taught(staff, module.intake)
    later = noon + 12 * DAY
    assert states(term, resident, later) == ["DONE", "CHOOSE", "AHEAD"]
    for number in (2, 3):
        (module,) = modules(term, number)
        seat(module.intake, resident, at=later)
        taught(staff, module.intake)
    assert states(term, resident, later) == ["DONE", "DONE", "DONE"]
    one = standing.standing_in(resident, term.public_id, at=later)
    assert (one.is_in, one.done, one.current, one.shared) == (True, 3, None, False)


def test_who_was_at_the_sharing_day_is_known(staff, term, noon):
    resident = ResidentFactory()
    mine = let_in(term, resident, at=noon)
    found, over = read(term), noon + (SHARED_IN + 1) * DAY
    assert (found.entrance_day.starts_at, found.sharing_day.starts_at) == (
        noon - 10 * DAY,
        noon + SHARED_IN * DAY,
    )
    attendance.mark(
        session_id=found.sharing_day.pk,
        marks={mine.pk: Came.PRESENT},
        terms=attendance_terms(noon.date()),
        by=staff.user,
        at=over,
    )
    assert standing.standing_in(resident, term.public_id, at=over).shared


def test_who_stayed_away_falls_short_once_nothing_is_left(staff, term, noon):
    resident = ResidentFactory()
    let_in(term, resident, at=noon)
    first, second, third = modules(term, 1)
    for module in (first, second):
        seat(module.intake, resident, at=noon)
    taught(staff, first.intake, came=Came.ABSENT)
    open_still = standing.standing_in(resident, term.public_id, at=noon).current
    assert (open_still.state, open_still.progress.missing) == (StageState.CHOOSE, 1)
    assert [one.going for one in open_still.modules] == [Going.MISSED, Going.SEATED, Going.FREE]
    late = standing.standing_in(resident, term.public_id, at=third.intake.closes_at).current
    assert late.state == StageState.SHORT


def test_only_who_stood_at_the_entrance_stands_somewhere(term, noon):
    resident, other = ResidentFactory(), ResidentFactory()
    waits = ApplicationFactory(intake=term.entrance, resident=resident, state_at=noon)
    (one,) = standing.standings_of(resident, at=noon)
    assert (one.state, one.is_in, one.term) == (State.WAITING, False, term)
    assert standing.standing_in(other, term.public_id, at=noon) is None
    assert standing.standings_of(other, at=noon) == []
    ending.cancel(claim_id=waits.claim_id, by=resident.user, at=noon)
    assert standing.standings_of(resident, at=noon) == []
    ended = standing.standing_in(resident, term.public_id, at=noon)
    assert (ended.state, ended.is_in) == (State.CANCELLED, False)


def test_the_stage_of_a_door(term, noon):
    resident = ResidentFactory()
    door = modules(term, 2)[0].intake
    assert standing.stage_of(door, resident.pk, at=noon) is None
    let_in(term, resident, at=noon)
    assert standing.stage_of(door, resident.pk, at=noon).state == StageState.AHEAD
    assert standing.stage_of(term.entrance, resident.pk, at=noon) is None


def test_everybody_is_read_with_as_many_questions_as_one(term, noon):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = standing.standings_in(read(term), at=noon)
        return len(found), len(queries)

    let_in(term, ResidentFactory(), at=noon)
    people, before = asked()
    for no in (2, 3):
        resident = ResidentFactory()
        let_in(term, resident, at=noon, no=no)
        seat(modules(term, 1)[0].intake, resident, at=noon, no=no)
    assert (people, asked()) == (1, (3, before))
