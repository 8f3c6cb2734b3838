"""Who finds which lessons and files."""

import pytest

from naru.enrolments.enums import State
from naru.lessons.models import Progress
from naru.lessons.queries import units
from tests.accounts.factories import OrganisationFactory
from tests.enrolments.factories import ApplicationFactory
from tests.lessons.factories import (
    NOON,
    LearningFactory,
    VersionFactory,
    document,
    media_of,
    seat_at,
)

pytestmark = pytest.mark.django_db


def test_courses_with_lessons_are_found_by_their_seat():
    version = VersionFactory()
    seat = seat_at(version.package)
    ApplicationFactory(resident=seat.resident, state=State.SEATED)
    seat_at(version.package)
    (found,) = units.courses_of(seat.resident)
    assert (found.seat, found.learning) == (seat, None)
    assert units.course_of(seat.resident, seat.public_id).title == version.package.course.title


def test_what_was_begun_stays_when_the_seat_is_given_up():
    mine = LearningFactory()
    seats = type(mine.application).objects.filter(pk=mine.application_id)
    seats.update(state=State.CANCELLED, seat_no=None)
    (found,) = units.courses_of(mine.resident)
    assert found.learning == mine


def test_nobody_finds_the_learning_of_others():
    mine, other = LearningFactory(), LearningFactory()
    assert units.learning_of(mine.resident, mine.public_id) == mine
    assert units.learning_of(other.resident, mine.public_id) is None


def test_what_was_opened_is_known_by_its_code():
    mine = LearningFactory()
    Progress.objects.create(learning=mine, lesson="cells", opened_at=NOON, done_at=NOON)
    Progress.objects.create(learning=mine, lesson="sums", opened_at=NOON)
    assert units.touched(mine) == {"cells", "sums"}


def test_files_are_for_those_who_learn_the_course():
    mine, other = LearningFactory(), LearningFactory()
    file = media_of(mine.version.package)
    assert units.may_load(mine.resident, file.public_id) == file
    assert units.may_load(other.resident, file.public_id) is None


def test_a_version_names_its_own_files():
    first = VersionFactory()
    old = media_of(first.package)
    media_of(first.package, data=b"newer\n")
    version = VersionFactory(
        package=first.package, number=2, content=document(media={old.name: old.sha256})
    )
    assert units.media_of(version) == {"media/table.csv": old}


def test_providers_find_their_own_packages_and_files():
    version = VersionFactory()
    file = media_of(version.package)
    organisation, other = OrganisationFactory(), OrganisationFactory()
    provider = version.package.course.provider
    provider.organisation = organisation
    provider.save()
    course_id = version.package.course_id
    assert units.own_media(organisation, file.public_id) == file
    assert units.own_media(other, file.public_id) is None
    assert units.newest(course_id) == version
