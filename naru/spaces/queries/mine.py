"""A person's own bookings, clubs and signed skills."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from naru.core.ready import Ready
from naru.places.models import Place
from naru.residents.models import Resident
from naru.spaces.enums import COMING, COUNTS, WAITS, ClubState, State
from naru.spaces.models import Booking, Club, SignOff
from naru.spaces.rules.terms import BenchTerms

PAST = timedelta(days=180)
WHOLE = (
    "resident__user",
    "room__place__organisation",
    "room__place__district",
    "sitting__bench__place__organisation",
    "sitting__bench__place__district",
    "sitting__instructor",
    "seat",
    "club",
)

CALENDARS = Ready(
    lambda resident, since: (
        Booking.objects.filter(resident=resident, ends_at__gt=since)
        .exclude(state__in=(State.ASKED, State.REVIEW, State.REFUSED))
        .select_related(*WHOLE)
        .order_by("starts_at", "pk")
    ),
    int,
    datetime,
)

THESE = Ready(
    lambda bookings: (
        Booking.objects.filter(pk__in=bookings).select_related(*WHOLE).order_by("starts_at", "pk")
    ),
    list,
)


def standing_of(resident: Resident, *, at: datetime) -> QuerySet[Booking, int]:
    """Bookings (ids) of the person that go on, come or wait for a word, for `read`."""
    goes_on = Q(state__in=(*COMING, State.USED), starts_at__lte=at, ends_at__gt=at)
    comes = Q(state__in=(*COMING, *WAITS), starts_at__gt=at)
    return _lately(resident, at).filter(goes_on | comes).values_list("pk", flat=True)


def past_of(resident: Resident, *, at: datetime) -> QuerySet[Booking, int]:
    """All others (ids) of the person's last half year and to come, the latest first."""
    others = _lately(resident, at).exclude(pk__in=standing_of(resident, at=at))
    return others.order_by("-starts_at", "-pk").values_list("pk", flat=True)


def read(bookings: Iterable[int]) -> list[Booking]:
    """Bookings (ids) as they are shown, in order. One query."""
    return THESE(list(bookings))


def in_calendars(resident: Resident, *, since: datetime) -> list[Booking]:
    """What stands or stood in the person's calendar since then: all but what was only asked for."""
    return CALENDARS(resident.pk, since)


def booking_of(public_id: UUID, *, resident: Resident) -> Booking | None:
    """The person's own with this id."""
    rows = Booking.objects.filter(public_id=public_id, resident=resident)
    return rows.select_related(*WHOLE).first()


def clubs_of(resident: Resident) -> list[Club]:
    """Clubs the person leads, the newest first, but for those that ended."""
    led = Club.objects.filter(head=resident).exclude(state=ClubState.ENDED)
    return list(led.select_related("place").order_by("-pk"))


def clubs_for(resident: Resident, *, place: Place, on: date) -> list[Club]:
    """Clubs the person may book for at the place that day."""
    led = Club.objects.filter(
        head=resident, place=place, state=ClubState.REGISTERED, until_on__gt=on
    )
    return list(led.order_by("name", "pk"))


def counted(*, place: Place, resident: Resident, club: Club | None) -> QuerySet[Booking]:
    """Bookings of rooms at the place that count for the club, or for the person alone."""
    whose = Q(club=club) if club else Q(club=None, resident=resident)
    return Booking.objects.filter(whose, room__place=place, state__in=COUNTS)


def signed_of(resident: Resident) -> list[SignOff]:
    """Skills signed off and not taken back, the newest first."""
    rows = SignOff.objects.filter(resident=resident, back_at=None)
    return list(
        rows.select_related("skill", "by", "booking__sitting__bench__place").order_by("-at", "-pk")
    )


def to_remind(terms: BenchTerms, *, at: datetime) -> list[int]:
    """Bookings (ids) that begin soon and whose people were not reminded."""
    soon = Booking.objects.filter(
        state__in=COMING,
        reminded_at=None,
        starts_at__gt=at,
        starts_at__lte=at + terms.reminder,
    )
    return list(soon.order_by("starts_at", "pk").values_list("pk", flat=True))


def _lately(resident: Resident, at: datetime) -> QuerySet[Booking]:
    return Booking.objects.filter(resident=resident, starts_at__gt=at - PAST)
