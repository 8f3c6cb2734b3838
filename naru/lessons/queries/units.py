"""Reads of lessons for their learners and their providers."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from naru.accounts.models import Organisation
from naru.core.ready import Ready
from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.lessons.enums import VersionState
from naru.lessons.models import Completion, Learning, Media, Package, Piece, Version
from naru.lessons.models.media import PIECE_BYTES
from naru.residents.models import Resident

PUBLISHED = Version.objects.filter(
    package__course=OuterRef("intake__run__course"), state=VersionState.PUBLISHED
)

COMPLETED = Ready(
    lambda seats: Completion.objects.filter(learning__application__in=seats).values_list(
        "learning__application"
    ),
    list,
)

LEARNABLE = Ready(
    lambda seats: Application.objects.filter(
        Exists(PUBLISHED), pk__in=seats, state=State.SEATED
    ).values_list("pk"),
    list,
)


@dataclass(frozen=True)
class Mine:
    """A course that somebody may learn from: their seat, and what they have begun of it."""

    seat: Application
    learning: Learning | None

    @property
    def title(self) -> str:
        return self.seat.intake.run.course.title


def courses_of(resident: Resident) -> list[Mine]:
    """Courses with lessons for which the person has a seat, or had one and began; newest first.

    Two queries: their seats are found first, so that those of all courses are not gone through.
    """
    seats = list(_applied(resident).values_list("pk", flat=True))
    found = _seats(resident).filter(pk__in=seats)
    return [_mine(one) for one in found.order_by("-state_at", "-pk")]


def begun_of(resident: Resident) -> list[Learning]:
    """Everything that the person has begun, with what it holds."""
    return list(Learning.objects.filter(resident=resident).select_related("version"))


def course_of(resident: Resident, seat_id: UUID) -> Mine | None:
    """One of them, by the number of the seat."""
    found = _seats(resident).filter(public_id=seat_id).first()
    return _mine(found) if found else None


def learnable(seats: Collection[int]) -> set[int]:
    """Those of the seats whose courses have lessons to learn from."""
    return {seat for (seat,) in LEARNABLE(seats)}


def completed(seats: Collection[int]) -> set[int]:
    """Those of the seats whose learners have completed the course."""
    return {seat for (seat,) in COMPLETED(seats)}


def _applied(resident: Resident) -> QuerySet[Application]:
    learns = Q(learning__isnull=False) | Q(state=State.SEATED)
    return Application.objects.filter(learns, resident=resident)


def _seats(resident: Resident) -> QuerySet[Application]:
    return (
        _applied(resident)
        .filter(Exists(PUBLISHED))
        .select_related("intake__run__course__provider", "learning__version")
        .defer("learning__version__document")
    )


def _mine(seat: Application) -> Mine:
    return Mine(seat, getattr(seat, "learning", None))


def newest(course_id: int) -> Version | None:
    """What whoever begins now learns from."""
    return Version.objects.published().filter(package__course=course_id).first()


def touched(learning: Learning) -> frozenset[str]:
    """Codes of the lessons that the person opened, so that something is written of them."""
    return frozenset(learning.progress.values_list("lesson", flat=True))


def learning_of(resident: Resident, public_id: UUID) -> Learning | None:
    """One of the person's own, with its version, course and seat."""
    whole = Learning.objects.select_related(
        "version__package__course__provider", "application__intake__run"
    )
    found = whole.filter(resident=resident, public_id=public_id).first()
    if found is not None:
        found.resident = resident
        found.application.intake.run.course = found.version.package.course
    return found


def media_of(version: Version) -> dict[str, Media]:
    """Files of the version by their names."""
    digests = version.document.get("media", {})
    found = Media.objects.filter(package=version.package_id, sha256__in=digests.values())
    return {one.name: one for one in found if digests.get(one.name) == one.sha256}


def may_load(resident: Resident, public_id: UUID) -> Media | None:
    """A file of a course that the person learns, on whatever version."""
    learns = Learning.objects.filter(resident=resident, version__package=OuterRef("package"))
    return Media.objects.filter(Exists(learns), public_id=public_id).first()


def bytes_of(media: Media, start: int, end: int) -> bytes:
    """Bytes `[start, end)` of the file, from the pieces that hold them."""
    first, last = start // PIECE_BYTES, (end - 1) // PIECE_BYTES
    pieces = Piece.objects.filter(media=media, number__range=(first, last)).order_by("number")
    data = b"".join(bytes(one) for one in pieces.values_list("data", flat=True))
    return data[start - first * PIECE_BYTES : end - first * PIECE_BYTES]


def own_media(organisation: Organisation, public_id: UUID) -> Media | None:
    """A file of an own course."""
    mine = Package.objects.visible_to(organisation)
    return Media.objects.filter(package__in=mine, public_id=public_id).first()
