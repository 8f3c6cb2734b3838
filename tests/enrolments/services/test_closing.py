"""A class is judged once by the rule of the day; after that a reason is asked for."""

import json
import threading

import pytest
from django.db import IntegrityError, connection

from naru.audit.models import Entry
from naru.enrolments.enums import Came
from naru.enrolments.models import Bulletin, Closing, Result
from naru.enrolments.services import attendance, closing
from tests.catalogue.own import Staff
from tests.enrolments.classes import DAY, class_of, closed, meetings
from tests.enrolments.rules.test_attendance import TERMS
from tests.refusals import refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


def results():
    rows = Result.objects.order_by("application__seat_no")
    return list(rows.values_list("present", "late", "excused", "absent", "came", "completed"))


def judge(door, staff, at):
    return closing.close(intake_id=door.pk, terms=TERMS, by=staff.user, at=at)


def test_eighty_percent_of_three_is_all_and_lateness_counts(staff, noon):
    door = closed(staff, at=noon)
    assert results() == [
        (3, 0, 0, 0, 3, True),
        (1, 2, 0, 0, 3, True),
        (1, 0, 1, 1, 1, False),
    ]
    one = Closing.objects.get()
    assert (one.held, one.needed, one.percent, one.source, one.by) == (3, 3, 80, "s90", staff.user)
    assert Bulletin.objects.get().kind == "CLOSED"
    line = json.loads(Entry.objects.get(action="class.closed").details)
    assert line == {"people": 3, "completed": 2, "percent": 80, "held": 3}
    again = judge(door, staff, noon + DAY)
    assert (again, Bulletin.objects.count(), len(results())) == (one, 1, 3)


def test_a_class_that_is_not_over_or_not_written_is_not_judged(staff, noon):
    door = class_of(staff, at=noon)
    with refused(closing.NotOver):
        judge(door, staff, noon)
    over = meetings(door.run)[-1].ends_at
    with refused(closing.NothingWritten):
        judge(door, staff, over)
    empty = class_of(staff, at=noon, number="78")
    empty.run.sessions.all().delete()
    with refused(closing.NothingHeld):
        judge(empty, staff, over)
    assert Closing.objects.count() == 0


def test_after_closing_a_reason_is_asked_for_and_the_result_follows(staff, noon):
    door = closed(staff, at=noon)
    third = door.applications.get(seat_no=3)
    given = {"terms": TERMS, "by": staff.user, "at": noon + DAY}
    today = {"session_id": meetings(door.run)[1].pk, "marks": {third.pk: Came.PRESENT}}
    with refused(attendance.TermClosed):
        attendance.mark(**today, **given)
    assert attendance.mark(**today, **given, why="출석부를 잘못 봄") == 1
    assert results()[2] == (2, 0, 1, 0, 2, False)
    last = {"session_id": meetings(door.run)[2].pk, "marks": {third.pk: Came.LATE}}
    attendance.mark(**last, **given, why="늦게 왔음")
    assert results()[2] == (2, 1, 0, 0, 3, True)
    lines = Entry.objects.filter(action="class.result_changed").order_by("pk")
    told = [json.loads(one.details) for one in lines]
    assert [(one["why"], one["before"], one["after"]) for one in told] == [
        ("출석부를 잘못 봄", [1, False], [2, False]),
        ("늦게 왔음", [2, False], [3, True]),
    ]


def test_judge_again_without_a_change_writes_nothing(staff, noon):
    door = closed(staff, at=noon)
    ids = [one.pk for one in door.applications.filter(state="SEATED")]
    again = closing.judge_again(
        closing=Closing.objects.get(), applications=ids, by=staff.user, at=noon + DAY, why="x"
    )
    assert (again, Entry.objects.filter(action="class.result_changed").count()) == (0, 0)


def test_two_staff_at_once_judge_once(staff, noon):
    door = class_of(staff, at=noon - 30 * DAY)
    ids = [one.pk for one in door.applications.filter(state="SEATED")]
    for one in meetings(door.run):
        marks = dict.fromkeys(ids, Came.PRESENT)
        attendance.mark(session_id=one.pk, marks=marks, terms=TERMS, by=staff.user, at=noon)
    done = []

    def press():
        done.append(judge(door, staff, noon).pk)
        connection.close()

    hands = [threading.Thread(target=press) for _ in range(4)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    assert (len(done), len(set(done)), Result.objects.count()) == (4, 1, 3)


def test_the_database_holds_what_a_rule_means(staff, noon):
    one = Closing.objects.get(pk=closed(staff, at=noon).closing.pk)
    other = class_of(staff, at=noon, number="79")
    row = {"held": 3, "needed": 3, "percent": 80, "late_counts": True, "excused_counts": True}
    wrong = {"closing_needs_of_held": {"needed": 4}, "closing_percent_of_hundred": {"percent": 0}}
    for name, change in wrong.items():
        with pytest.raises(IntegrityError, match=name):
            Closing.objects.create(intake=other, by=one.by, at=noon, **{**row, **change})
    with pytest.raises(IntegrityError, match="result_came_was_marked"):
        Result.objects.filter(closing=one).update(came=4)
