"""Asking for a room: the first to ask has it while staff look at it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.residents.models import Resident
from naru.spaces.enums import ClubState, Group, State, Way
from naru.spaces.models import Booking, Club, Room
from naru.spaces.queries import mine, things
from naru.spaces.rules import rooms as rules
from naru.spaces.rules.terms import Opening, RoomTerms, Span
from naru.spaces.services import telling
from naru.spaces.services.benches import hold_person, place
from naru.spaces.services.saying import note, said


class RoomTaken(Refusal):
    message = _("방금 다른 분이 신청한 시간입니다. 다른 시간을 골라 주세요.")


class NotOnThisDay(Refusal):
    message = _("지금은 이 날을 신청할 수 없습니다. 보이는 날 가운데 골라 주세요.")


class NotThisTime(Refusal):
    message = _("이 시간에는 빌릴 수 없습니다. 보이는 시간 가운데 골라 주세요.")


class OnlyClubs(Refusal):
    message = _("이 방은 등록한 모임에만 빌려드립니다. 먼저 모임을 등록해 주세요.")


class OftenEnough(Refusal):
    message = _("이 기간에 빌릴 수 있는 만큼 이미 신청했습니다. 다음 기간의 날을 골라 주세요.")


class TooManyPeople(Refusal):
    message = _("이 방에는 그만큼 들어갈 수 없습니다. 더 큰 방을 골라 주세요.")


@dataclass(frozen=True)
class Wish:
    """When, in how many units, by how many people and what for; `club` for a club."""

    starts_at: datetime
    units: int
    people: int
    words: str
    club: Club | None = None


@transaction.atomic(savepoint=False)
def ask(
    *,
    resident: Resident,
    room_id: int,
    wish: Wish,
    opening: Opening,
    terms: RoomTerms,
    way: Way,
    by: User,
    at: datetime,
) -> Booking:
    """The room is theirs while staff look at it; refused against the place's rule of that day.

    `opening` is the place's on the day that is wished for.
    """
    _hold(resident, wish.club)
    room = locked(Room.objects.select_related("place"), pk=room_id)
    _check_group(resident, room, wish, terms, opening, at)
    span = _check_time(room, wish, terms, opening, at)
    _check_often(resident, room, wish, terms, opening)
    one = Booking(
        resident=resident,
        club=wish.club,
        room=room,
        starts_at=span[0],
        ends_at=span[1],
        people=wish.people,
        words=said(wish.words),
        state=State.ASKED,
        state_at=at,
        answer_by_on=rules.answer_by(terms, today=opening.day(at)),
        way=way,
        booked_by=by,
        booked_at=at,
        fee_won=room.fee_won * wish.units if room.fee_won else None,
    )
    place(one, taken=RoomTaken)
    note(one, "space.asked", by=by, at=at, way=way.value)
    telling.tell(one, Kind.ROOM_ASKED, at=at, answer_by_on=one.answer_by_on or opening.day(at))
    return one


def _hold(resident: Resident, club: Club | None) -> None:
    if club is not None:
        alone(f"bookings of club {club.pk}")
    hold_person(resident)


def _check_group(
    resident: Resident, room: Room, wish: Wish, terms: RoomTerms, opening: Opening, at: datetime
) -> None:
    club = wish.club
    if club is None:
        if Group.RESIDENT.value not in terms.for_whom:
            raise OnlyClubs
        return
    known = club.state == ClubState.REGISTERED and club.place_id == room.place_id
    in_time = club.until_on is not None and opening.day(at) < club.until_on
    allowed = Group.CLUB.value in terms.for_whom and club.head_id == resident.pk
    if not (known and in_time and allowed):
        raise OnlyClubs


def _check_time(room: Room, wish: Wish, terms: RoomTerms, opening: Opening, at: datetime) -> Span:
    if wish.people > room.seats:
        raise TooManyPeople
    day = opening.day(wish.starts_at)
    days = rules.days_to_book(terms, today=opening.day(at))
    if days is None or not days[0] <= day <= days[1] or wish.starts_at <= at:
        raise NotOnThisDay
    if not 1 <= wish.units <= terms.most_units:
        raise NotThisTime
    spans = rules.free_spans(opening, terms, on=day, busy=[], units=wish.units)
    span = next((one for one in spans if one[0] == wish.starts_at), None)
    if span is None:
        raise NotThisTime
    busy = things.busy([room], on=day, until_on=day, zone=opening.zone).get(room.pk, [])
    if any(begins < span[1] and span[0] < ends for begins, ends in busy):
        raise RoomTaken
    return span


def _check_often(
    resident: Resident, room: Room, wish: Wish, terms: RoomTerms, opening: Opening
) -> None:
    first, after = rules.counted_in(terms.per, opening.day(wish.starts_at))
    had = mine.counted(place=room.place, resident=resident, club=wish.club)
    times = had.filter(ends_at__gt=datetime.combine(first, datetime.min.time(), opening.zone))
    times = times.filter(starts_at__lt=datetime.combine(after, datetime.min.time(), opening.zone))
    if times.count() >= terms.most:
        raise OftenEnough
