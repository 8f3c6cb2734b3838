"""Rooms are asked for by the place's rule; the first to ask has the time while staff look."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import ClubState, State, Way
from naru.spaces.pack import opening_on, room_terms_on
from naru.spaces.services import rooms
from naru.spaces.services.rooms import (
    NotOnThisDay,
    NotThisTime,
    OftenEnough,
    OnlyClubs,
    RoomTaken,
    TooManyPeople,
    Wish,
)
from naru.spaces.services.saying import HoldsNumber
from tests.refusals import refused
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import (
    NOON,
    OPENING,
    ROOM_TERMS,
    SEOUL,
    BookingFactory,
    ClubFactory,
    RoomFactory,
)

NINE = datetime(2026, 11, 27, 9, tzinfo=SEOUL)
WISH = Wish(starts_at=NINE, units=1, people=6, words="책 읽기")


def ask(room, person=None, terms=ROOM_TERMS, opening=OPENING, at=NOON, **wish):
    person = person or ResidentFactory()
    return rooms.ask(
        resident=person, room_id=room.pk, wish=replace(WISH, **wish), opening=opening, terms=terms,
        way=Way.SITE, by=person.user, at=at,
    )  # fmt: skip


@pytest.mark.django_db
def test_asked_it_is_kept_and_answered_by_a_day():
    room = RoomFactory(fee_won=50_000)
    one = ask(room, units=2)
    assert (one.state, one.ends_at - one.starts_at) == (State.ASKED, timedelta(hours=4))
    assert (one.answer_by_on, one.fee_won) == (date(2026, 11, 27), 100_000)
    assert Notice.objects.get().kind == Kind.ROOM_ASKED
    with refused(RoomTaken):
        ask(room)
    with refused(RoomTaken):
        ask(room, starts_at=NINE + timedelta(hours=2))
    ask(room, starts_at=NINE + timedelta(hours=4))


@pytest.mark.django_db
def test_only_days_times_and_numbers_that_the_rule_allows():
    room = RoomFactory()
    for wrong in ({"starts_at": NINE - timedelta(days=3)}, {"starts_at": NINE.replace(month=12)}):
        with refused(NotOnThisDay):
            ask(room, **wrong, terms=replace(ROOM_TERMS, ahead_days=2, ahead_months=1), at=NOON)
    for wrong in ({"starts_at": NINE + timedelta(hours=1)}, {"units": 3}, {"units": 0}):
        with refused(NotThisTime):
            ask(room, **wrong)
    with refused(TooManyPeople):
        ask(room, people=13)
    with refused(HoldsNumber):
        ask(room, words="900101-1234567")


@pytest.mark.django_db
def test_twice_a_month_for_a_person_whatever_room_and_what_was_cancelled_does_not_count():
    person, room = ResidentFactory(), RoomFactory()
    other = RoomFactory(place=room.place)
    first = ask(room, person)
    ask(other, person, starts_at=NINE + timedelta(hours=2))
    with refused(OftenEnough):
        ask(other, person, starts_at=NINE + timedelta(hours=4))
    ask(RoomFactory(), person, starts_at=NINE + timedelta(hours=4))
    first.state = State.CANCELLED
    first.save(update_fields=["state"])
    ask(other, person, starts_at=NINE + timedelta(hours=6))


@pytest.mark.django_db
def test_yeongdeungpo_once_a_month_for_a_group_15_days_ahead():
    room = RoomFactory(place__code="yeongdeungpo-50plus-centre")
    terms = room_terms_on(room.place.code, date(2026, 11, 24))
    opening = opening_on(room.place.code, date(2026, 12, 9))
    person = ResidentFactory()
    club = ClubFactory(place=room.place, head=person)
    told = {"terms": terms, "opening": opening}
    ten = datetime(2026, 12, 9, 10, tzinfo=SEOUL)
    with refused(NotOnThisDay):
        ask(room, person, starts_at=ten - timedelta(days=1), **told)
    own = ask(room, person, starts_at=ten, **told)
    assert own.answer_by_on == date(2026, 11, 29)
    with refused(OftenEnough):
        ask(room, person, starts_at=ten + timedelta(days=1), **told)
    ask(room, person, starts_at=ten + timedelta(days=1), club=club, **told)


@pytest.mark.django_db
def test_nowon_clubs_alone_once_a_week_from_the_20th_to_the_25th():
    room = RoomFactory(place__code="nowon-50plus-centre")
    terms = room_terms_on(room.place.code, date(2026, 11, 24))
    opening = opening_on(room.place.code, date(2026, 12, 8))
    club = ClubFactory(place=room.place)
    told = {"terms": terms, "opening": opening, "club": club, "person": club.head}
    ten = datetime(2026, 12, 8, 10, tzinfo=SEOUL)
    with refused(OnlyClubs):
        ask(room, club.head, terms, opening, starts_at=ten)
    with refused(NotOnThisDay):
        ask(room, starts_at=ten, at=NOON + timedelta(days=2), **told)
    one = ask(room, starts_at=ten, **told)
    assert one.answer_by_on == date(2026, 11, 30)
    with refused(OftenEnough):
        ask(room, starts_at=ten + timedelta(days=3), **told)
    ask(room, starts_at=ten + timedelta(days=7), **told)


@pytest.mark.django_db
def test_a_club_books_through_its_head_where_and_as_long_as_it_is_registered():
    room, person = RoomFactory(), ResidentFactory()
    for club in (
        ClubFactory(place=room.place),
        ClubFactory(head=person),
        ClubFactory(place=room.place, head=person, state=ClubState.ASKED, until_on=None),
        ClubFactory(place=room.place, head=person, until_on=date(2026, 11, 24)),
    ):
        with refused(OnlyClubs):
            ask(room, person, club=club)
    ask(room, person, club=ClubFactory(place=room.place, head=person))


@pytest.mark.django_db
def test_no_asking_into_a_time_somebody_has():
    paid = {"state": State.PAID, "fee_won": 1, "paid_at": NOON}
    taken = BookingFactory(room=RoomFactory(), starts_at=NINE, **paid)
    with refused(RoomTaken):
        ask(taken.room)
