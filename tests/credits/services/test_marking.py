"""Marks are whole numbers of people with a seat; the trail keeps what they were."""

import json

import pytest

from naru.audit.models import Entry
from naru.credits.models import Mark
from naru.credits.services import marking
from tests.catalogue.own import Staff
from tests.credits.classes import taught
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_marks_are_written_and_changed(noon):
    staff = Staff()
    door = taught(staff, at=noon)
    first, second = (door.applications.get(seat_no=seat).pk for seat in (1, 2))
    waiting = door.applications.filter(wait_no__isnull=False).first().pk
    given = {"intake_id": door.pk, "by": staff.user, "at": noon}
    assert marking.write(marks={first: 0, second: 100, waiting: 50}, **given) == [first, second]
    assert marking.write(marks={first: 61, second: 100}, **given) == [first]
    rows = Mark.objects.order_by("application__seat_no").values_list("application", "mark")
    assert list(rows) == [(first, 61), (second, 100)]
    lines = [json.loads(one.details) for one in Entry.objects.filter(action="class.mark_written")]
    assert [(one["before"], one["after"]) for one in lines] == [(None, 0), (None, 100), (0, 61)]
    with refused(marking.NoMark):
        marking.write(marks={first: 101}, **given)
    with refused(marking.MarksMissing):
        marking.refuse_missing(intake_id=door.pk)
