"""One meeting more, or one moved: only to come, never over another, and the same row."""

import json
from datetime import date, timedelta

import pytest

from naru.audit.models import Entry
from naru.catalogue.models import SourceRecord
from naru.catalogue.services.own import meetings
from naru.catalogue.services.own.holding import NotOwn
from tests.catalogue.factories import RunFactory
from tests.catalogue.own import AT, Staff
from tests.refusals import refused

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def run(staff):
    """It meets on Tuesdays, 1 and 8 December 2026, from 19:00 to 21:00."""
    return staff.run(staff.course(publish=True))


def add(run, staff, starts_at, *, lasts=2 * HOUR, room="", at=AT):
    return meetings.add_meeting(
        run_id=run.pk,
        starts_at=starts_at,
        ends_at=starts_at + lasts,
        room=room,
        by=staff.user,
        at=at,
    )


def change(session, staff, starts_at, *, lasts=2 * HOUR, room="", at=AT):
    return meetings.change_meeting(
        session_id=session.pk,
        starts_at=starts_at,
        ends_at=starts_at + lasts,
        room=room,
        by=staff.user,
        at=at,
    )


def test_a_meeting_more_makes_the_run_longer_and_everybody_knows(run, staff):
    last = run.sessions.order_by("starts_at").last()
    version = run.changed_at
    done = add(run, staff, last.starts_at + 7 * DAY, room="302호")
    assert (done.session.mode, done.session.place_words, done.before_at) == ("FIELD", "302호", None)
    run.refresh_from_db()
    assert (run.starts_on, run.last_on) == (date(2026, 12, 1), date(2026, 12, 15))
    assert run.changed_at > version
    assert len(SourceRecord.objects.get(run=run).offering["sessions"]) == 3
    line = json.loads(Entry.objects.filter(action="course.run_changed").latest("pk").details)
    assert sorted(line["changed"]) == ["last_on", "sessions"]


def test_a_moved_meeting_stays_the_same_row_and_the_first_day_follows(run, staff):
    first = run.sessions.order_by("starts_at").first()
    done = change(first, staff, first.starts_at + DAY)
    assert (done.session.pk, done.before_at, done.moved, done.roomed) == (
        first.pk,
        first.starts_at,
        True,
        False,
    )
    run.refresh_from_db()
    assert (run.starts_on, run.last_on) == (date(2026, 12, 2), date(2026, 12, 8))


def test_a_room_alone_and_nothing_at_all(run, staff):
    first = run.sessions.order_by("starts_at").first()
    same = change(first, staff, first.starts_at)
    roomed = change(first, staff, first.starts_at, room="지하 1호")
    assert [(one.moved, one.roomed) for one in (same, roomed)] == [(False, False), (False, True)]
    assert Entry.objects.filter(action="course.run_changed").count() == 1


def test_what_is_refused(run, staff):
    first, last = run.sessions.order_by("starts_at")
    with refused(meetings.MeetingBegan):
        change(first, staff, first.starts_at + DAY, at=first.starts_at)
    with refused(meetings.MeetingInPast):
        change(last, staff, AT)
    with refused(meetings.MeetingInPast):
        add(run, staff, AT - DAY)
    with refused(meetings.MeetingEndsFirst):
        add(run, staff, AT + DAY, lasts=timedelta())
    for start in (first.starts_at, first.starts_at + HOUR, first.starts_at - HOUR):
        with refused(meetings.MeetingsOverlap):
            add(run, staff, start)
        with refused(meetings.MeetingsOverlap):
            change(last, staff, start)
    assert add(run, staff, first.ends_at).session.starts_at == first.ends_at
    with refused(NotOwn):
        add(RunFactory(), staff, AT + DAY)
