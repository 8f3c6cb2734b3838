"""Places, their rooms and benches, as pages ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from naru.accounts.models import Organisation
from naru.places.models import District, Place
from naru.places.rules import metres_between
from naru.spaces.enums import TAKES_TIME
from naru.spaces.models import Bench, Booking, Room, Sitting
from naru.spaces.rules.terms import Span

LETS = Q(rooms__withdrawn_at=None, rooms__isnull=False) | Q(
    benches__withdrawn_at=None, benches__isnull=False
)


@dataclass(frozen=True)
class Reach:
    """How far a place is from where somebody is: `approximate` if only to its district's centre."""

    metres: int
    approximate: bool
    same_district: bool


def places() -> QuerySet[Place]:
    """Places of the city with something to book, by name."""
    found = Place.objects.current().filter(LETS).distinct()
    return found.select_related("district", "organisation").order_by("name_ko", "pk")


def places_of(organisation: Organisation) -> list[Place]:
    """Those a body runs."""
    return list(places().filter(organisation=organisation))


def place(code: str) -> Place | None:
    """The place of this code, if something can be booked there."""
    return places().filter(code=code).first()


def lets(place: Place) -> bool:
    """Whether something can be booked there. One query."""
    return places().filter(pk=place.pk).exists()


def rooms_at(places: Iterable[Place]) -> list[Room]:
    """Rooms of the places, by name."""
    found = Room.objects.filter(place__in=list(places), withdrawn_at=None)
    return list(found.select_related("place__district").order_by("name_ko", "pk"))


def room(code: str) -> Room | None:
    """The room of this code with its place."""
    found = Room.objects.filter(code=code, withdrawn_at=None, place__withdrawn_at=None)
    return found.select_related("place__district").first()


def benches_at(place: Place) -> list[Bench]:
    """Benches of the place, by name, with their skills."""
    found = Bench.objects.filter(place=place, withdrawn_at=None).prefetch_related("skills")
    return list(found.select_related("place").order_by("name_ko", "pk"))


def sittings(*, from_at: datetime, until_at: datetime) -> QuerySet[Sitting]:
    """Times at benches that begin then, in order; `taken` counts the seats that are not free."""
    found = Sitting.objects.filter(
        off_at=None,
        starts_at__gte=from_at,
        starts_at__lt=until_at,
        bench__withdrawn_at=None,
        bench__place__withdrawn_at=None,
    )
    return (
        found.select_related("bench__place__district", "instructor")
        .annotate(counted=Count("bookings", filter=Q(bookings__state__in=TAKES_TIME)))
        .order_by("starts_at", "pk")
    )


def sitting(public_id: UUID) -> Sitting | None:
    """The time with this id, with its bench, skills and how much is taken."""
    found = Sitting.objects.filter(public_id=public_id).select_related(
        "bench__place__district", "bench__place__organisation", "instructor"
    )
    taken = Count("bookings", filter=Q(bookings__state__in=TAKES_TIME))
    return found.annotate(counted=taken).prefetch_related("bench__skills").first()


def busy(rooms: Iterable[Room], *, on: date, until_on: date, zone: object) -> dict[int, list[Span]]:
    """By room (id), the times somebody has between the two days; both days are included."""
    since = datetime.combine(on, datetime.min.time(), zone)  # type: ignore[arg-type]
    until = datetime.combine(until_on, datetime.min.time(), zone)  # type: ignore[arg-type]
    taken: dict[int, list[Span]] = {}
    rows = Booking.objects.filter(
        room__in=list(rooms),
        state__in=TAKES_TIME,
        ends_at__gt=since,
        starts_at__lt=until + timedelta(days=1),
    )
    for room_id, starts_at, ends_at in rows.values_list("room", "starts_at", "ends_at"):
        taken.setdefault(room_id, []).append((starts_at, ends_at))
    return taken


def reach(place: Place, near: District | tuple[float, float] | None) -> Reach | None:
    """How far the place is; None where nobody can know."""
    if near is None:
        return None
    here = (near.latitude, near.longitude) if isinstance(near, District) else near
    if place.latitude is not None and place.longitude is not None:
        there, approximate = (place.latitude, place.longitude), False
    elif place.district is not None:
        there, approximate = (place.district.latitude, place.district.longitude), True
    else:
        return None
    same = isinstance(near, District) and place.district_id == near.pk
    return Reach(metres_between(*here, *there), approximate, same)
