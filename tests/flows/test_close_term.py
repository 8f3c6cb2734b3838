"""Closing a term books credits for attendance and mark together, once."""

import pytest

from naru.credits.models import Entry
from naru.credits.services.marking import MarksMissing
from naru.enrolments.models import Closing
from tests.catalogue.own import Staff
from tests.credits.classes import BANKED, close, mark, person, taught
from tests.enrolments.classes import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return Staff()


def test_credits_go_to_whoever_reached_both(staff, noon):
    door = taught(staff, at=noon)
    mark(door, staff, (60, 59, 100), at=noon)
    closed = close(door, staff, at=noon)
    one = Entry.objects.get()
    result = closed.results.get(application__seat_no=1)
    assert (one.resident, one.kind, one.credits) == (person(door, 1), "ADVANCE", 2)
    assert (one.mark, one.mark_needed, one.attendance_percent, one.attendance_needed) == (
        *(60, 60),
        *(100, 80),
    )
    assert (one.organisation, one.reason) == (staff.organisation, f"result:{result.pk}")
    assert (one.said, one.accredited, one.ended_on) == (False, False, door.run.last_on)
    assert close(door, staff, at=noon + DAY) == closed
    assert Entry.objects.count() == 1


def test_accredited_subjects_go_to_the_credit_bank(staff, noon):
    door = taught(staff, at=noon, gives=BANKED)
    mark(door, staff, (90, 90, 90), at=noon)
    close(door, staff, at=noon)
    told = Entry.objects.order_by("pk").values_list("kind", "credits", "category", "field")
    assert list(told) == [("BANK", 3, "MAJOR", "computing")] * 2


def test_without_all_marks_nothing_is_closed(staff, noon):
    door = taught(staff, at=noon)
    with pytest.raises(MarksMissing):
        close(door, staff, at=noon)
    assert (Closing.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_course_that_gives_none_asks_for_no_marks(staff, noon):
    door = taught(staff, at=noon, gives=None)
    assert close(door, staff, at=noon).results.count() == 3
    assert Entry.objects.count() == 0
