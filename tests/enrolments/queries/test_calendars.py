"""Meetings of one's own seats: stable names, versions that grow, what was given up is cancelled."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.catalogue.models import Run
from naru.enrolments.enums import State
from naru.enrolments.models import Elsewhere
from naru.enrolments.queries import mine
from naru.enrolments.queries.calendars import (
    PAST,
    elsewhere_events,
    events_of,
    export_feed,
    feed_of,
)
from naru.enrolments.services import ending, feeds
from naru.flows.change_meeting import change_meeting
from tests.catalogue.factories import RunFactory
from tests.catalogue.own import Staff
from tests.enrolments.classes import DAY, class_of, meetings
from tests.enrolments.factories import ApplicationFactory, ElsewhereFactory, IntakeFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def door(staff, noon):
    return class_of(staff, at=noon)


def owner(door):
    return door.applications.get(seat_no=1).resident


def test_every_meeting_of_a_seat_and_none_of_what_is_waited_for(door, noon):
    me = owner(door)
    ApplicationFactory(resident=me)
    ApplicationFactory(resident=me, state=State.OFFERED)
    found = events_of(me, since=noon - PAST)
    assert [one.starts_at for one in found] == [one.starts_at for one in meetings(door.run)]
    assert {(one.title, one.place, one.cancelled) for one in found} == {
        (door.run.course.title, "새빛캠퍼스 301호", False)
    }
    since = found[-1].starts_at
    assert events_of(me, since=since) == found[-1:]
    assert mine.seats_of(me, since=since + 30 * DAY) == []


def test_a_moved_meeting_keeps_its_name_and_a_given_up_seat_is_cancelled(door, staff, noon):
    me = owner(door)
    before = events_of(me, since=noon - PAST)
    last, later = meetings(door.run)[2], noon + timedelta(minutes=5)
    change_meeting(
        intake_id=door.pk,
        session_id=last.pk,
        starts_at=last.starts_at + DAY,
        ends_at=last.ends_at + DAY,
        room="지하 1호",
        key="00000000-0000-4000-8000-000000000001",
        by=staff.user,
        at=later,
    )
    after = events_of(me, since=noon - PAST)
    assert [one.key for one in after] == [one.key for one in before]
    assert (after[2].starts_at, after[2].place) == (last.starts_at + DAY, "지하 1호")
    assert [a.sequence > b.sequence for a, b in zip(after, before, strict=True)] == [True] * 3
    claim = door.applications.get(seat_no=1).claim
    ending.cancel(claim_id=claim.pk, by=me.user, at=later + timedelta(minutes=5))
    ended = events_of(me, since=noon - PAST)
    assert [one.cancelled for one in ended] == [True] * 3
    assert [a.sequence > b.sequence for a, b in zip(ended, after, strict=True)] == [True] * 3
    Run.objects.filter(pk=door.run_id).update(status="CANCELLED")
    other = door.applications.get(seat_no=2).resident
    assert {one.cancelled for one in events_of(other, since=noon - PAST)} == {True}


def test_a_timetable_without_sessions_gives_its_days(noon):
    run = RunFactory(
        starts_on=noon.date(),
        last_on=noon.date() + 14 * DAY,
        weekdays=[2],
        daily_from="10:00",
        daily_to="12:00",
    )
    run.refresh_from_db()
    one = ApplicationFactory(intake=IntakeFactory(run=run), state=State.SEATED)
    keys = [event.key.split("-")[1] for event in events_of(one.resident, since=noon - PAST)]
    assert keys == ["20261124", "20261201", "20261208"]


def test_many_seats_cost_as_much_as_one(door, staff, noon):
    me = owner(door)
    counts = []
    for number in ("78", "79"):
        with CaptureQueriesContext(connection) as asked:
            events_of(me, since=noon - PAST)
        counts.append(len(asked))
        class_of(staff, at=noon, number=number, names=("김하나",), first=me)
    assert counts[0] == counts[1]


def test_the_export_says_when_the_address_was_made(noon, door):
    me = owner(door)
    assert (export_feed(me)[0].rows, feed_of(me)) == ([], None)
    feeds.make_feed(resident=me, by=me.user, at=noon)
    assert export_feed(me)[0].rows == [{"made_at": noon}]


def test_what_was_applied_for_elsewhere_is_tentative_until_there_is_a_seat(noon):
    one = ElsewhereFactory()
    found = elsewhere_events(one.resident, since=noon - PAST)
    assert (len(found), {(event.tentative, event.whole_day) for event in found}) == (
        8, {(True, False)},
    )  # fmt: skip
    ElsewhereFactory(resident=one.resident, ended_on=noon.date())
    bare = {"daily_from": None, "daily_to": None, "weekdays": []}
    Run.objects.filter(pk=one.run_id).update(**bare)
    Elsewhere.objects.filter(pk=one.pk).update(admitted_on=noon.date())
    first, last = elsewhere_events(one.resident, since=noon - PAST)
    assert [
        (e.topic, e.ends_at - e.starts_at, e.tentative, e.whole_day) for e in (first, last)
    ] == [
        ("첫날", timedelta(days=1), False, True),
        ("마지막 날", timedelta(days=1), False, True),
    ]
