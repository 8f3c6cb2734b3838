"""A provider's runs: hidden as drafts, versions told apart, taken back and shown again."""

from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.catalogue.models import Run, SearchEntry, SourceRecord
from naru.catalogue.queries import facts
from naru.catalogue.services.own import courses, runs
from naru.catalogue.services.own.holding import EditedMeanwhile, NotOwn
from naru.catalogue.services.own.runs import MeetingHeld, RunNumberTaken
from naru.enrolments.enums import Came
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import attendance
from tests.catalogue.factories import RunFactory
from tests.catalogue.own import AT, RUN, Staff
from tests.enrolments.classes import class_of
from tests.refusals import refused

LATER = AT + timedelta(minutes=5)


@pytest.fixture
def staff(db):
    return Staff()


@pytest.fixture
def course(staff):
    return staff.course(publish=True)


def told_of(run):
    return facts.run_facts(Run.objects.prefetch_related("sessions").get(pk=run.pk))


def test_a_run_says_what_was_told(staff, course):
    run = staff.run(course)
    assert told_of(run) == RUN
    assert SourceRecord.objects.get().offering["sessions"] == RUN["sessions"]
    assert len(SearchEntry.objects.get().offers) == 1


def test_a_draft_waits_for_its_turn(staff, course):
    run = staff.run(course, publish=False)
    assert not Run.objects.present().exists()
    assert not SourceRecord.objects.exists()
    assert [offer[0] for offer in SearchEntry.objects.get().offers] == [None]
    runs.publish_run(run_id=run.pk, by=staff.user, at=LATER)
    assert [offer[0] for offer in SearchEntry.objects.get().offers] == [run.pk]


def test_a_run_of_a_draft_is_shown_with_its_course(staff):
    draft = staff.course()
    run = staff.run(draft, publish=True)
    assert run.is_draft
    runs.publish_run(run_id=run.pk, by=staff.user, at=LATER)
    assert not Run.objects.present().exists()
    courses.publish_course(course_id=draft.pk, by=staff.user, at=LATER)
    assert list(Run.objects.present()) == [run]


def test_a_change_replaces_sessions_and_is_on_record(staff, course):
    run = staff.run(course)
    told = {**RUN, "capacity": 25, "sessions": RUN["sessions"][:1], "last_on": "2026-12-01"}
    runs.change_run(run_id=run.pk, number="1", told=told, seen=AT, by=staff.user, at=LATER)
    assert told_of(run) == told
    line = Entry.objects.order_by("-pk").first()
    assert line.action == "course.run_changed"
    assert '"capacity":[20,25]' in line.details
    assert '"run":"1"' in line.details
    assert SourceRecord.objects.get().offering["capacity"] == 25


def test_the_same_again_changes_nothing(staff, course):
    run = staff.run(course)
    lines = Entry.objects.count()
    runs.change_run(run_id=run.pk, number="1", told=RUN, seen=AT, by=staff.user, at=LATER)
    assert (Run.objects.get().changed_at, Entry.objects.count()) == (AT, lines)


def test_who_saves_second_is_told(staff, course):
    run = staff.run(course)
    told = {**RUN, "capacity": 25}
    runs.change_run(run_id=run.pk, number="1", told=told, seen=AT, by=staff.user, at=LATER)
    with refused(EditedMeanwhile):
        runs.change_run(run_id=run.pk, number="1", told=RUN, seen=AT, by=staff.user, at=LATER)
    assert told_of(run)["capacity"] == 25


def test_a_number_is_used_once_a_course(staff, course):
    staff.run(course)
    second = staff.run(course, number="2")
    with refused(RunNumberTaken):
        staff.run(course)
    with refused(RunNumberTaken):
        runs.change_run(run_id=second.pk, number="1", told=RUN, seen=AT, by=staff.user, at=LATER)


def test_taken_back_and_shown_again(staff, course):
    run = staff.run(course)
    for _ in range(2):
        runs.take_back_run(run_id=run.pk, by=staff.user, at=LATER)
    assert SourceRecord.objects.get().gone_at == LATER
    assert SearchEntry.objects.get().offers == []
    for _ in range(2):
        runs.publish_run(run_id=run.pk, by=staff.user, at=LATER)
    assert SourceRecord.objects.get().gone_at is None
    actions = Entry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions)[-3:] == [
        "course.run_made",
        "course.run_taken_back",
        "course.run_brought_back",
    ]


def test_what_another_source_told_of_is_mended_there(staff, course):
    with refused(NotOwn):
        runs.take_back_run(run_id=RunFactory().pk, by=staff.user, at=LATER)
    with refused(NotOwn):
        runs.take_back_run(run_id=RunFactory(course=course).pk, by=staff.user, at=LATER)


def test_a_session_stays_the_same_row_and_one_with_attendance_stays(staff, noon):
    door = class_of(staff, at=noon)
    run = door.run
    before = list(run.sessions.order_by("starts_at"))
    attendance.mark(
        session_id=before[0].pk,
        marks={door.applications.get(seat_no=1).pk: Came.PRESENT},
        terms=attendance_terms(noon.date()),
        by=staff.user,
        at=noon,
    )
    told = facts.run_facts(run)
    changed = {**told, "sessions": [{**told["sessions"][0], "topic": "표"}, told["sessions"][2]]}
    given = {"run_id": run.pk, "number": run.number, "by": staff.user, "at": noon}
    runs.change_run(told=changed, seen=run.changed_at, **given)
    kept = list(run.sessions.order_by("starts_at").values_list("pk", "topic"))
    assert kept == [(before[0].pk, "표"), (before[2].pk, "")]
    run.refresh_from_db()
    without = {**told, "sessions": told["sessions"][2:]}
    with pytest.raises(MeetingHeld):
        runs.change_run(told=without, seen=run.changed_at, **given)
