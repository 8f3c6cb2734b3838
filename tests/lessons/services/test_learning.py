"""Learning begins by a seat, and goes on with a newer version only without a loss."""

import pytest

from naru.enrolments.enums import State
from naru.lessons.services import learning
from tests.lessons.factories import (
    NOON,
    LearningFactory,
    VersionFactory,
    document,
    lesson,
    seat_at,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db
RULE = {"kind": "online"}


def begin(seat):
    by = seat.resident.user
    return learning.begin(application_id=seat.pk, rule=RULE, by=by, at=NOON)


def test_learning_begins_on_the_newest_version_with_the_rule_of_the_day():
    version = VersionFactory()
    seat = seat_at(version.package)
    begun = begin(seat)
    assert (begun.resident, begun.version, begun.rule, begun.begun_at) == (
        seat.resident,
        version,
        RULE,
        NOON,
    )
    VersionFactory(package=version.package, number=2, content=document(lesson("new")))
    assert begin(seat) == begun
    assert begin(seat).version == version


def test_only_a_seat_in_a_course_with_lessons_opens_them():
    version = VersionFactory()
    seat = seat_at(version.package)
    type(seat).objects.filter(pk=seat.pk).update(state=State.CANCELLED, seat_no=None)
    with refused(learning.NoSeat):
        begin(seat)
    draft = VersionFactory(state="DRAFT")
    with refused(learning.NothingToLearn):
        begin(seat_at(draft.package))


def test_one_moves_to_a_newer_version_unless_something_would_be_lost():
    mine = LearningFactory()
    new = VersionFactory(
        package=mine.version.package, number=2, content=document(lesson("cells"), lesson("new"))
    )
    by = mine.resident.user
    with refused(learning.WouldLose):
        learning.move(learning_id=mine.pk, did={"sums"}, by=by, at=NOON)
    assert learning.move(learning_id=mine.pk, did={"cells"}, by=by, at=NOON).version == new
    assert learning.move(learning_id=mine.pk, did={"cells"}, by=by, at=NOON).version == new
