"""What staff of a place see: the day, requests, clubs, money to give back."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation, User
from naru.places.models import Place
from naru.spaces.enums import COMING, ClubState, State
from naru.spaces.models import Booking, Club, Room, SignOff, Sitting
from naru.spaces.queries.mine import THESE, WHOLE

MOST = 60
ON_THE_LIST = (*COMING, State.USED, State.NO_SHOW, State.EXCUSED)


def day(place: Place, *, from_at: datetime, until_at: datetime) -> QuerySet[Booking]:
    """Whoever comes, came or stayed away in that time."""
    found = _own(place).filter(starts_at__gte=from_at, starts_at__lt=until_at)
    return found.filter(state__in=ON_THE_LIST)


def unwritten(place: Place, *, until_at: datetime) -> QuerySet[Booking]:
    """Times that are over of which nobody wrote down whether somebody came."""
    return _own(place).filter(state__in=COMING, ends_at__lte=until_at)[:MOST]


def requests(place: Place) -> QuerySet[Booking]:
    """Rooms that are asked for, in order of arrival."""
    asked = _own(place).filter(state__in=(State.ASKED, State.REVIEW))
    return asked.order_by("booked_at", "pk")


def approved(place: Place, *, at: datetime) -> QuerySet[Booking]:
    """Rooms that are let from then on, in order."""
    return _own(place).filter(room__isnull=False, state__in=COMING, ends_at__gt=at)


def to_return(place: Place) -> QuerySet[Booking]:
    """Cancelled ones whose money is not given back yet, the longest waiting first."""
    owed = _own(place).filter(back_won__gt=0, returned_at=None)
    return owed.order_by("state_at", "pk")


def read(*lists: QuerySet[Booking]) -> list[list[Booking]]:
    """Several such lists as they are shown, each in its order: a query for each, three for all."""
    named = [list(one.values_list("pk", flat=True)) for one in lists]
    signed = Prefetch(
        "signed", SignOff.objects.filter(back_at=None).select_related("skill"), to_attr="held"
    )
    whole = THESE({pk for one in named for pk in one})
    prefetch_related_objects(whole, signed, "sitting__bench__skills")
    rows = {one.pk: one for one in whole}
    return [[rows[pk] for pk in one] for one in named]


def with_waiting(places: list[Place]) -> list[tuple[Place, int]]:
    """Each place with how many requests and clubs wait there for an answer. Two queries."""
    asked = Booking.objects.filter(room__place__in=places, state__in=(State.ASKED, State.REVIEW))
    led = Club.objects.filter(place__in=places, state=ClubState.ASKED)
    waiting = Counter([*asked.values_list("room__place", flat=True)])
    waiting.update(led.values_list("place", flat=True))
    return [(one, waiting[one.pk]) for one in places]


def clubs(place: Place) -> list[Club]:
    """Clubs that ask to be registered, in order of arrival."""
    asked = Club.objects.filter(place=place, state=ClubState.ASKED)
    return list(asked.select_related("head__user").order_by("asked_at", "pk"))


def booking(public_id: UUID, *, organisation: Organisation) -> Booking | None:
    """The booking at a place of the body."""
    own = Booking.objects.filter(public_id=public_id).select_related(*WHOLE)
    found = own.first()
    there = found is not None and found.thing.place.organisation_id == organisation.pk
    return found if there else None


def sittings_to_come(place: Place, *, from_at: datetime) -> list[Sitting]:
    """Times at benches from then on, in order."""
    found = Sitting.objects.filter(bench__place=place, off_at=None, ends_at__gt=from_at)
    return list(found.select_related("bench", "instructor").order_by("starts_at", "pk")[:MOST])


def people_at(sitting: Sitting) -> list[Booking]:
    """Whoever has a seat then, in order of seats."""
    (found,) = read(
        Booking.objects.filter(sitting=sitting, state__in=ON_THE_LIST).order_by(
            "seat__number", "pk"
        )
    )
    return found


def instructors(organisation: Organisation, *, on: date) -> list[User]:
    """Staff of the body who may instruct that day, by name."""
    members = Membership.objects.in_force(on).filter(organisation=organisation, role=Role.PROVIDER)
    return list(User.objects.filter(pk__in=members.values("user")).order_by("name", "pk"))


def _own(place: Place) -> QuerySet[Booking]:
    """Bookings of rooms and benches of the place, in order."""
    here = Q(room__in=Room.objects.filter(place=place)) | Q(
        sitting__in=Sitting.objects.filter(bench__place=place)
    )
    return Booking.objects.filter(here).order_by("starts_at", "pk")
