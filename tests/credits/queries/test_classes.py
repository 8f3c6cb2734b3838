"""What staff of a class see of its credits."""

import pytest

from naru.credits.queries import classes
from tests.catalogue.own import Staff
from tests.credits.classes import mark, taught

pytestmark = pytest.mark.django_db


def test_marks_of_a_class_and_how_many_are_missing(noon):
    staff = Staff()
    door = taught(staff, at=noon)
    seated = list(door.applications.filter(seat_no__isnull=False).order_by("seat_no"))
    assert classes.credit_terms_of(door).credits == 2
    assert (classes.marks_of(seated), classes.unmarked(door, 3)) == ({}, 3)
    mark(door, staff, (70, 80, 90), at=noon)
    assert list(classes.marks_of(seated).values()) == [70, 80, 90]
    assert classes.unmarked(door, 3) == 0
    assert classes.credit_terms_of(taught(staff, at=noon, gives=None, number="79")) is None
