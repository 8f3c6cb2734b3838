"""Lines that stand, and micro-degrees on the way."""

import pytest

from naru.credits.queries import mine
from naru.credits.services.booking import take_back
from tests.catalogue.own import Staff
from tests.credits.classes import CERTIFIED, close, mark, person, taught
from tests.credits.made import line
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return Staff()


def test_lines_stand_until_they_are_taken_back(staff, noon):
    door = taught(staff, at=noon)
    mark(door, staff, (70, 80, 0), at=noon)
    close(door, staff, at=noon)
    me = person(door, 1)
    (one,) = mine.standing(mine.entries_of(me))
    assert mine.lines([one]) == [
        line(
            str(one.public_id),
            2,
            kind="ADVANCE",
            subject=one.subject,
            ended_on=door.run.last_on,
            category="",
            field="",
            body=staff.organisation.code,
            accredited=False,
        )
    ]
    take_back(entry=one, why="잘못", by=staff.user, at=noon)
    assert (len(mine.entries_of(me)), mine.standing(mine.entries_of(me))) == (2, [])
    assert mine.entry_of(me, one.public_id) == one
    assert mine.entry_of(ResidentFactory(), one.public_id) is None
    assert mine.wish_of(me) is None


def test_a_micro_degree_is_whole_when_all_its_courses_are_completed(staff, noon):
    door = taught(staff, at=noon)
    taught(
        staff,
        at=noon,
        gives=CERTIFIED,
        number="78",
        course=staff.course(title="다른 강좌", publish=True),
    )
    mark(door, staff, (70, 0, 0), at=noon)
    close(door, staff, at=noon)
    held = mine.standing(mine.entries_of(person(door, 1)))
    (one,) = mine.micro_degrees_of(held)
    assert (one.micro_degree.name_ko, one.courses, one.done) == ("데이터 첫걸음", 2, 1)
    assert not one.is_whole
    assert mine.micro_degrees_of([]) == []
