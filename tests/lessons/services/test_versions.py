"""A draft is written, seen by nobody, and published as a version that stays."""

from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.lessons.enums import VersionState
from naru.lessons.models import Version
from naru.lessons.queries.units import newest
from naru.lessons.services import versions
from tests.accounts.factories import UserFactory
from tests.lessons.factories import NOON, PackageFactory, document, lesson
from tests.refusals import refused

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def desk():
    """A course and somebody who writes its lessons."""
    return PackageFactory().course, UserFactory()


def write(desk, *lessons, seen=None, at=NOON):
    course, user = desk
    made = document(*lessons)
    return versions.write_draft(course_id=course.pk, document=made, seen=seen, by=user, at=at)


def publish(desk, at=NOON):
    course, user = desk
    return versions.publish(course_id=course.pk, by=user, at=at)


def test_a_draft_is_seen_by_nobody_until_it_is_published(desk):
    draft = write(desk, lesson("cells"))
    assert newest(desk[0].pk) is None
    published = publish(desk, at=LATER)
    assert (published.pk, published.number, published.state, published.published_at) == (
        draft.pk,
        1,
        VersionState.PUBLISHED,
        LATER,
    )
    assert newest(desk[0].pk) == published
    actions = Entry.objects.filter(action__startswith="lessons.").order_by("pk")
    assert [one.action for one in actions] == ["lessons.draft_written", "lessons.published"]


def test_the_next_draft_is_another_version(desk):
    write(desk, lesson("cells"))
    publish(desk)
    second = write(desk, lesson("cells"), lesson("sums"))
    assert (second.number, second.state) == (2, VersionState.DRAFT)
    assert newest(desk[0].pk).number == 1


def test_who_saves_second_is_told(desk):
    first = write(desk, lesson("cells"))
    again = write(desk, lesson("sums"), seen=first.changed_at, at=LATER)
    assert again.pk == first.pk
    with refused(versions.WrittenMeanwhile):
        write(desk, lesson("sorting"), seen=NOON)
    with refused(versions.WrittenMeanwhile):
        write(desk, lesson("sorting"), seen=None)


def test_the_same_is_not_published_twice(desk):
    write(desk, lesson("cells"))
    publish(desk)
    with refused(versions.NoDraft):
        publish(desk)
    write(desk, lesson("cells"))
    with refused(versions.NothingNew):
        publish(desk)


def test_a_course_without_lessons_is_not_published(desk):
    course, user = desk
    empty = versions.Document()
    versions.write_draft(course_id=course.pk, document=empty, seen=None, by=user, at=NOON)
    with refused(versions.NoLessons):
        publish(desk)


def test_a_draft_can_be_thrown_away(desk):
    course, user = desk
    write(desk, lesson("cells"))
    versions.drop_draft(course_id=course.pk, by=user, at=NOON)
    assert not Version.objects.exists()
    with refused(versions.NoDraft):
        versions.drop_draft(course_id=course.pk, by=user, at=NOON)


def test_the_pack_says_a_thing_once(desk):
    course, _user = desk
    told = {"course_id": course.pk, "document": document(), "files": {}}
    assert versions.bring(**told, at=NOON).number == 1
    assert versions.bring(**told, at=LATER) is None
    write(desk, lesson("cells"))
    publish(desk)
    assert versions.bring(**told, at=LATER) is None
    assert newest(course.pk).number == 2
