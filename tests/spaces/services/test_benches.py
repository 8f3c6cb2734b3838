"""A seat at a bench is given once: also when two come for the last one at the same moment."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from naru.audit.models import Entry
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import State, Way
from naru.spaces.models import Booking
from naru.spaces.services import benches
from naru.spaces.services.benches import Enough, NotBookable, PersonBusy, SittingFull
from tests.refusals import refused
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import (
    NOON,
    TERMS,
    TOMORROW,
    BenchFactory,
    BookingFactory,
    RoomFactory,
    SittingFactory,
)

DAY = timedelta(days=1)


def book(sitting, resident=None, at=NOON, terms=TERMS):
    person = resident or ResidentFactory()
    return benches.book(
        resident=person, sitting_id=sitting.pk, way=Way.SITE, by=person.user, terms=terms, at=at
    )


@pytest.mark.django_db
def test_the_free_seat_with_the_lowest_number_and_the_person_is_told():
    sitting = SittingFactory()
    first, second = book(sitting), book(sitting)
    assert [one.seat.number for one in (first, second)] == [1, 2]
    assert (first.state, first.starts_at, first.ends_at) == (
        State.APPROVED,
        sitting.starts_at,
        sitting.ends_at,
    )
    told = Notice.objects.get(resident=first.resident)
    assert (told.kind, told.params["where_ko"]) == (
        Kind.BENCH_BOOKED,
        sitting.bench.place.name_ko,
    )
    assert Entry.objects.filter(action="space.booked").count() == 2
    with refused(SittingFull):
        book(sitting)


@pytest.mark.django_db
def test_asked_twice_it_is_one_booking():
    sitting, person = SittingFactory(), ResidentFactory()
    assert book(sitting, person) == book(sitting, person)
    assert Notice.objects.count() == 1


@pytest.mark.django_db
def test_not_too_late_not_too_far_ahead_and_not_what_was_called_off():
    sitting = SittingFactory()
    book(sitting, at=sitting.starts_at - TERMS.lead)
    with refused(NotBookable):
        book(sitting, at=sitting.starts_at - TERMS.lead + timedelta(seconds=1))
    with refused(NotBookable):
        book(sitting, at=sitting.starts_at - 31 * DAY)
    with refused(NotBookable):
        book(SittingFactory(off_at=NOON))


@pytest.mark.django_db
def test_a_person_is_at_one_place_at_a_time_also_between_room_and_bench():
    here = BookingFactory(room=RoomFactory())
    with refused(PersonBusy):
        book(SittingFactory(), here.resident)


@pytest.mark.django_db
def test_three_at_once_and_one_at_once_after_two_missed_without_a_word():
    person = ResidentFactory()
    for days in range(3):
        book(SittingFactory(starts_at=TOMORROW + days * DAY), person)
    with refused(Enough):
        book(SittingFactory(starts_at=TOMORROW + 4 * DAY), person)
    kind = ResidentFactory()
    for days, state in ((10, State.NO_SHOW), (20, State.NO_SHOW), (30, State.EXCUSED)):
        BookingFactory(resident=kind, sitting__starts_at=NOON - days * DAY, state=state)
    book(SittingFactory(), kind)
    with refused(Enough):
        book(SittingFactory(starts_at=TOMORROW + DAY), kind)
    Booking.objects.filter(resident=kind, state=State.NO_SHOW).update(starts_at=NOON - 61 * DAY)
    book(SittingFactory(starts_at=TOMORROW + DAY), kind)


@pytest.mark.django_db
@pytest.mark.parametrize("same", ["room", "seat", "resident"])
def test_the_database_itself_refuses_to_book_twice(same):
    """To the minute: what only touches is no clash, and what is cancelled takes no time."""
    first = BookingFactory(room=RoomFactory()) if same == "room" else BookingFactory()

    def beside(minutes, **other):
        told = {"room": RoomFactory()} if same == "resident" else {}
        if same == "seat":
            told = {"sitting": SittingFactory(bench=first.sitting.bench, off_at=NOON)}
        begins = first.starts_at + timedelta(minutes=minutes)
        return BookingFactory(starts_at=begins, **(told | {same: getattr(first, same)} | other))

    for minutes in (-119, 0, 119):
        with pytest.raises(IntegrityError, match="space_one_at_a_time"), transaction.atomic():
            beside(minutes)
    beside(0, state=State.CANCELLED)
    beside(-120)
    beside(120)


def at_once(people, one_books):
    """Both book at the same moment, each in a transaction of their own; what came of it."""
    outcomes = []

    def run(person):
        try:
            one_books(person)
            outcomes.append("booked")
        except (SittingFull, OperationalError):
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run, args=[one]) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def reads_together(sitting, barrier):
    """Books after both have read that the last seat is free: past the lock that queues them."""

    def one_books(person):
        with transaction.atomic():
            seat = sitting.bench.places.get()
            one = Booking(
                resident=person, sitting=sitting, seat=seat, starts_at=sitting.starts_at,
                ends_at=sitting.ends_at, state=State.APPROVED, state_at=NOON, way=Way.SITE,
                booked_by=person.user, booked_at=NOON,
            )  # fmt: skip
            barrier.wait(timeout=30)
            benches.place(one, taken=SittingFull)

    return one_books


@pytest.mark.django_db(transaction=True)
def test_two_at_once_on_the_last_seat_book_it_once():
    sitting = SittingFactory(bench=BenchFactory(seats=1))
    people, barrier = [ResidentFactory(), ResidentFactory()], Barrier(2)

    def one_books(person):
        barrier.wait(timeout=30)
        book(sitting, person)

    assert at_once(people, one_books) == ["booked", "refused"]
    assert Booking.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_past_the_lock_the_database_still_gives_the_seat_once():
    """Both read that it is free; the constraint decides, and the other is refused in plain words.

    Where PostgreSQL finds the two waiting for each other it ends one of them itself.
    """
    sitting = SittingFactory(bench=BenchFactory(seats=1))
    people = [ResidentFactory(), ResidentFactory()]
    assert at_once(people, reads_together(sitting, Barrier(2))).count("booked") == 1
    assert Booking.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_both_would_have_the_seat():
    """The twin: the same race with the database's rule taken away, which is then put back."""
    rule = next(r for r in Booking._meta.constraints if r.name == "space_one_at_a_time_a_seat")
    sitting = SittingFactory(bench=BenchFactory(seats=1))
    people = [ResidentFactory(), ResidentFactory()]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Booking, rule)
    try:
        assert at_once(people, reads_together(sitting, Barrier(2))) == ["booked", "booked"]
    finally:
        Booking.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Booking, rule)
