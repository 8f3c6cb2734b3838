"""Live counts are right for each door, and cost as much for many doors as for one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Arrival, Claim, Crowd
from naru.enrolments.queries.rush import Sum, look, summed, watched
from tests.catalogue.own import Staff
from tests.enrolments.factories import ApplicationFactory, IntakeFactory, claim_at
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@pytest.fixture
def staff():
    return Staff()


def door_of(staff, noon, *, opens=-SECOND, number="1", **more):
    run = staff.run(staff.course(publish=True), number=number)
    times = {"opens_at": noon + opens, "closes_at": noon + 2 * DAY}
    return IntakeFactory(run=run, **{**times, "offers_until_at": noon + 9 * DAY, **more})


def test_each_count_of_a_door_in_the_rush(staff, noon):
    door = door_of(staff, noon, capacity=5)
    for no, state in enumerate([State.SEATED, State.SEATED, State.OFFERED, State.WAITING], 1):
        ApplicationFactory(intake=door, no=no, state=state)
    for ago in (3, 61):
        claim_at(door, ResidentFactory(), at=noon - ago * SECOND)
    first = Claim.objects.filter(application=None).first()
    for resident in (ResidentFactory(), first.resident):
        Arrival.objects.create(intake=door, resident=resident, at=noon)
    (one,) = watched(staff.organisation, at=noon)
    assert (one.claims, one.last_minute, one.unsettled, one.oldest_s) == (6, 5, 2, 61.0)
    assert (one.seated, one.offered, one.waiting, one.free) == (2, 1, 1, 2)
    assert (one.lined_up, one.in_line, one.per_second) == (2, 1, 0.1)
    assert summed([one]) == Sum(1, 5, 6, 0.1, 2, 1, 2, 61.0, 1)


def test_a_minute_is_counted_where_one_of_the_latest_clicks_is_of_it(staff, noon):
    busy, quiet = door_of(staff, noon), door_of(staff, noon)
    for door, ages in ((busy, [61] * 9 + [59, 2, 70]), (quiet, [61] * 9)):
        for ago in ages:
            claim_at(door, ResidentFactory(), at=noon - ago * SECOND)
    minutes = {one.door: one.last_minute for one in watched(staff.organisation, at=noon)}
    assert minutes == {busy.pk: 2, quiet.pk: 0}


def test_who_waits_with_the_number_of_a_crowd_is_counted(staff, noon):
    door = door_of(staff, noon, capacity=1)
    ApplicationFactory(intake=door, state=State.SEATED)
    Crowd.objects.create(intake=door, from_xid=1, upto_xid=2, first_no=1, people=7, at=noon)
    (one,) = watched(staff.organisation, at=noon)
    assert (one.seated, one.waiting, one.unsettled) == (1, 7, 0)


def test_only_doors_of_these_days_and_one_s_own(staff, noon):
    soon = door_of(staff, noon, opens=DAY - SECOND)
    door_of(staff, noon, opens=DAY + SECOND)
    over = {"closes_at": noon - DAY, "opens": -3 * DAY}
    door_of(staff, noon, **over)
    just = door_of(staff, noon, **{**over, "closes_at": noon - DAY + SECOND})
    door_of(Staff(), noon)
    assert [one.door for one in watched(staff.organisation, at=noon)] == [soon.pk, just.pk]
    assert summed([]).oldest_s is None


def test_the_busiest_are_shown_in_the_order_of_all(staff, noon):
    quiet, waits, rush = (door_of(staff, noon, opens=-ago * DAY) for ago in (1, 2, 3))
    ApplicationFactory(intake=waits, state=State.WAITING, claim__at=noon - DAY)
    claim_at(rush, ResidentFactory(), at=noon - SECOND)
    doors = watched(staff.organisation, at=noon)
    assert [one.door for one in doors] == [quiet.pk, waits.pk, rush.pk]
    total, shown = look(staff.organisation, at=noon, most=2)
    assert [door for door, _watch in shown] == [waits, rush]
    assert (total, [one for _door, one in shown]) == (summed(doors), doors[1:])


def test_many_doors_cost_as_many_queries_as_one(staff, noon):
    door_of(staff, noon)
    with CaptureQueriesContext(connection) as few:
        look(staff.organisation, at=noon, most=9)
    for _ in range(5):
        door_of(staff, noon)
    with CaptureQueriesContext(connection) as many:
        assert len(look(staff.organisation, at=noon, most=9).doors) == 6
    assert (len(few), len(many)) == (4, 4)


def test_claims_of_a_draw_are_not_late_before_it(staff, noon):
    door = door_of(staff, noon, mode=DoorMode.DRAW)
    claim_at(door, ResidentFactory(), at=noon - 9 * SECOND)
    (one,) = watched(staff.organisation, at=noon)
    assert (one.unsettled, one.oldest_s) == (1, None)
