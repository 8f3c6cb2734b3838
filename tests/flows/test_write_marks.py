"""A mark put right after closing is put right in the ledger by a counter-entry."""

import pytest

from naru.credits.models import Entry
from naru.credits.services.marking import NoReason
from tests.catalogue.own import Staff
from tests.credits.classes import close, mark, person, taught
from tests.enrolments.classes import DAY

pytestmark = pytest.mark.django_db


def lines(resident):
    rows = Entry.objects.filter(resident=resident).order_by("pk")
    return list(rows.values_list("credits", "mark", "why"))


def test_what_does_not_hold_is_taken_back_and_what_holds_is_booked(noon):
    staff = Staff()
    door = taught(staff, at=noon)
    assert mark(door, staff, (70, 50, 0), at=noon) == 3
    close(door, staff, at=noon)
    later = {"at": noon + DAY, "why": "답안지를 다시 봄"}
    with pytest.raises(NoReason):
        mark(door, staff, (50, 80, 0), at=noon + DAY)
    assert mark(door, staff, (50, 80, 0), **later) == 2
    assert lines(person(door, 1)) == [(2, 70, ""), (-2, 70, "답안지를 다시 봄")]
    assert lines(person(door, 2)) == [(2, 80, "")]
    assert mark(door, staff, (90, 80, 0), **later) == 1
    assert [row[0] for row in lines(person(door, 1))] == [2, -2, 2]
    assert mark(door, staff, (90, 80, 0), **later) == 0
