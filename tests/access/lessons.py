"""What rows about learning name."""

from naru.accounts.models import User
from naru.catalogue.models import Course
from naru.enrolments.models import Application
from naru.lessons.models import Learning, Media
from naru.residents.models import Resident
from tests.catalogue.own import Staff
from tests.lessons.factories import (
    LearningFactory,
    PackageFactory,
    VersionFactory,
    media_of,
    seat_at,
)

People = dict[str, User]


def own_lessons(people: People) -> Learning:
    """A course that the resident of the matrix learns."""
    resident = Resident.objects.get(user=people["resident"])
    known = Learning.objects.filter(resident=resident).first()
    if known is not None:
        return known
    version = VersionFactory()
    seat = seat_at(version.package, resident=resident)
    return LearningFactory(version=version, application=seat)


def own_lesson_seat(people: People) -> Application:
    """The seat by which they learn it."""
    return own_lessons(people).application


def own_taught(people: People) -> Course:
    """A course with lessons of the provider of the matrix."""
    course = _course(people)
    VersionFactory(package=PackageFactory(course=course))
    return course


def own_taught_file(people: People) -> Media:
    """A file of such a course."""
    return media_of(PackageFactory(course=_course(people)))


def own_lesson_file(people: People) -> Media:
    """A file of that course."""
    return media_of(own_lessons(people).version.package)


def _course(people: People) -> Course:
    return Staff(people["provider"].memberships.get()).course(publish=True)
