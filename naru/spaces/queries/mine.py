"""A person's own bookings, clubs and signed skills."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from naru.places.models import Place
from naru.residents.models import Resident
from naru.spaces.enums import COMING, COUNTS, ClubState, State
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


def bookings_of(resident: Resident, *, at: datetime) -> list[Booking]:
    """The person's own of the last half year and to come, in order."""
    rows = Booking.objects.filter(resident=resident, starts_at__gt=at - PAST)
    return list(rows.select_related(*WHOLE).order_by("starts_at", "pk"))


def in_calendars(resident: Resident, *, since: datetime) -> list[Booking]:
    """What stands or stood in the person's calendar since then: all but what was only asked for."""
    rows = Booking.objects.filter(resident=resident, ends_at__gt=since)
    shown = rows.exclude(state__in=(State.ASKED, State.REVIEW, State.REFUSED))
    return list(shown.select_related(*WHOLE).order_by("starts_at", "pk"))


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
