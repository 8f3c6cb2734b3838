"""What the ledger takes, and what the database refuses whoever writes to it."""

import pytest
from django.db import DatabaseError, transaction

from naru.credits.enums import Kind
from naru.credits.models import Entry, Wish
from naru.credits.services import booking, wishing
from tests.catalogue.own import Staff
from tests.credits.classes import close, mark, person, taught
from tests.credits.made import LIMITS
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
ELSEWHERE = {
    "kind": Kind.BANK,
    "credits": 3,
    "title": "자료구조",
    "category": "MAJOR",
    "field": "computing",
    "body_name": "다른 교육원",
}


@pytest.fixture
def staff():
    return Staff()


def say(resident, noon, **told):
    given = {"ended_on": noon.date(), "by": resident.user, "at": noon}
    return booking.say(resident=resident, **(ELSEWHERE | given | told))


def entry(staff, noon):
    door = taught(staff, at=noon)
    mark(door, staff, (70, 0, 0), at=noon)
    close(door, staff, at=noon)
    return Entry.objects.get()


def refuses(name, change):
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        change()


def copy_of(one, **changed):
    made = Entry.objects.get(pk=one.pk)
    made.pk, made._state.adding = None, True
    made.public_id, made.reason = "00000000-0000-4000-8000-000000000001", "copy:1"
    for name, value in changed.items():
        setattr(made, name, value)
    return made


def test_a_line_stays_as_it_was_booked(staff, noon):
    one = entry(staff, noon)
    refuses("stays", lambda: Entry.objects.filter(pk=one.pk).update(credits=20))
    refuses("stays", lambda: Entry.objects.filter(pk=one.pk).delete())
    assert Entry.objects.get().credits == 2


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("credit_booked_once", {"reason": "again"}),
        ("credit_added_or_taken_back_with_reason", {"credits": -2}),
        ("credit_added_or_taken_back_with_reason", {"credits": 0}),
        ("credit_for_mark_and_attendance", {"mark": 59}),
        ("credit_for_mark_and_attendance", {"attendance_percent": 79}),
        ("credit_for_mark_and_attendance", {"mark": None}),
        ("credit_advance_of_a_university", {"organisation": None}),
        ("credit_has_category", {"kind": "BANK"}),
        ("credit_major_has_field", {"kind": "BANK", "category": "MAJOR"}),
        ("credit_licence_named", {"licence": "sqld"}),
        ("credit_said_is_from_elsewhere", {"said": True, "kind": "BANK", "category": "LIBERAL"}),
        ("credit_kind_known", {"kind": "GIFT", "category": "LIBERAL"}),
        ("credit_reason_named", {"reason": "없음"}),
    ],
)
def test_the_database_refuses_what_is_no_line(staff, noon, name, changed):
    one = entry(staff, noon)
    wrong = copy_of(one, **changed)
    if changed.get("reason") == "again":
        wrong.reason = one.reason
    refuses(name, wrong.save)


def test_a_counter_entry_takes_back_exactly_one_line_once(staff, noon):
    one = entry(staff, noon)
    back = {"counters": one, "why": "잘못"}
    refuses("exactly", copy_of(one, credits=-1, **back).save)
    refuses("exactly", copy_of(one, credits=-2, resident=ResidentFactory(), **back).save)
    counter = booking.take_back(entry=one, why="잘못", by=staff.user, at=noon)
    assert (counter.credits, counter.counters, counter.why) == (-2, one, "잘못")
    refuses("counters_id", copy_of(one, credits=-2, **back).save)
    refuses("exactly", copy_of(one, credits=2, counters=counter, why="x").save)


def test_settling_twice_books_once(staff, noon):
    one = entry(staff, noon)
    again = booking.settle(result=one.result, limits=LIMITS, by=staff.user, at=noon)
    assert (again, Entry.objects.count()) == (one, 1)


def test_what_somebody_says_is_kept_as_their_word_and_can_be_taken_back(noon):
    me = ResidentFactory()
    wishing.choose(resident=me, degree="bachelor", major="computing", by=me.user, at=noon)
    wishing.ask_ways(resident=me, at=noon)
    one = say(me, noon)
    assert (one.said, one.organisation, one.subject) == (True, None, "자료구조")
    assert Wish.objects.get().state == "NONE"
    with refused(booking.SaidAlready):
        say(me, noon, title="자료 구조")
    other = ResidentFactory()
    with refused(booking.NotYours):
        booking.unsay(resident=other, entry=one, by=other.user, at=noon)
    for _twice in range(2):
        booking.unsay(resident=me, entry=one, by=me.user, at=noon)
    assert list(Entry.objects.order_by("pk").values_list("credits", flat=True)) == [3, -3]
    assert say(me, noon).reason == f"said:{me.pk}:3"


def test_what_was_given_here_cannot_be_deleted_by_oneself(staff, noon):
    one = entry(staff, noon)
    with refused(booking.NotYours):
        booking.unsay(resident=one.resident, entry=one, by=one.resident.user, at=noon)


def test_erasing_takes_what_was_said_and_leaves_what_was_given(staff, noon):
    one = entry(staff, noon)
    said = say(one.resident, noon)
    booking.unsay(resident=one.resident, entry=said, by=staff.user, at=noon)
    say(one.resident, noon, title="운영체제")
    stranger = say(ResidentFactory(), noon)
    booking.forget(resident=one.resident)
    assert set(Entry.objects.all()) == {one, stranger}
    assert person(one.result.closing.intake, 1) == one.resident
