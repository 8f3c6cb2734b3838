"""Booking a seat at a bench: the instructor, the equipment and the seat are one thing."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.residents.models import Resident
from naru.spaces.enums import TAKES_TIME, State, Way
from naru.spaces.models import Booking, Seat, Sitting
from naru.spaces.queries import benches
from naru.spaces.rules.benches import allowed
from naru.spaces.rules.terms import BenchTerms
from naru.spaces.services import telling
from naru.spaces.services.saying import note


class SittingFull(Refusal):
    message = _("방금 마지막 자리가 찼습니다. 다른 시간을 골라 주세요.")


class NotBookable(Refusal):
    message = _("이 시간은 지금 잡을 수 없습니다. 보이는 시간 가운데 골라 주세요.")


class PersonBusy(Refusal):
    message = _("그 시간에는 이미 다른 예약이 있습니다. 다른 시간을 고르거나 먼저 취소해 주세요.")


class Enough(Refusal):
    message = _("한꺼번에 잡을 수 있는 만큼 이미 잡았습니다. 하나를 다녀오거나 취소하면 됩니다.")


@transaction.atomic(savepoint=False)
def book(
    *, resident: Resident, sitting_id: int, way: Way, by: User, terms: BenchTerms, at: datetime
) -> Booking:
    """A free seat of the time, the lowest number first; the person is told.

    Refused too late or too far ahead, when all seats are taken, when the person is elsewhere
    then, and beyond so many bookings at once. Asked for again, the same booking comes back.
    """
    hold_person(resident)
    sitting = hold_sitting(sitting_id)
    known = Booking.objects.filter(sitting=sitting, resident=resident, state__in=TAKES_TIME)
    if (before := known.first()) is not None:
        return before
    if sitting.off_at or not at + terms.lead <= sitting.starts_at <= at + terms.ahead:
        raise NotBookable
    missed = benches.missed(resident, terms=terms, at=at)
    if benches.open_bookings(resident, at=at) >= allowed(terms, missed=missed):
        raise Enough
    one = take_seat(sitting, resident=resident, way=way, by=by, at=at)
    note(one, "space.booked", by=by, at=at, way=way.value)
    telling.tell(one, Kind.BENCH_BOOKED, at=at)
    return one


def hold_person(resident: Resident) -> None:
    """Only this transaction books for the person until it ends; it counts what they have."""
    alone(f"bookings {resident.pk}")


def hold_sitting(sitting_id: int) -> Sitting:
    """Only this transaction gives seats of the time away until it ends."""
    return locked(Sitting.objects.select_related("bench__place"), pk=sitting_id)


def take_seat(sitting: Sitting, *, resident: Resident, way: Way, by: User, at: datetime) -> Booking:
    """Write it down on a free seat; the database has the last word on whether it is free."""
    held = Booking.objects.filter(sitting=sitting, state__in=TAKES_TIME).values("seat")
    free = Seat.objects.filter(bench=sitting.bench, withdrawn_at=None).exclude(pk__in=held)
    seat = free.order_by("number").first()
    if seat is None:
        raise SittingFull
    one = Booking(
        resident=resident,
        sitting=sitting,
        seat=seat,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        state=State.APPROVED,
        state_at=at,
        way=way,
        booked_by=by,
        booked_at=at,
    )
    place(one, taken=SittingFull)
    return one


def place(one: Booking, *, taken: type[Refusal]) -> None:
    """Save it new or changed; `taken` if somebody has the room or the seat, `PersonBusy` if the
    person is elsewhere."""
    try:
        with transaction.atomic(savepoint=True):
            one.save()
    except IntegrityError as clash:
        if "space_one_at_a_time_a_person" in str(clash):
            raise PersonBusy from None
        if "space_one_at_a_time" in str(clash):
            raise taken from None
        raise
