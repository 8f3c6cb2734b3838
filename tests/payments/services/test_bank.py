"""The bank's file: every row ends booked or on the list, and sent again changes nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError

from naru.payments.enums import Book, ChargeState, Choice, Outcome, Why
from naru.payments.models import Account, BankRow, Refund, RowDecision, Transfer
from naru.payments.rules.bank_rows import Line
from naru.payments.rules.numbers import number
from naru.payments.services import bank, charges
from naru.payments.services.bank import CannotAccept, Decided, FromTheFuture, NobodyToGiveBackTo
from tests.accounts.factories import UserFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, seat
from tests.payments.services.test_charges import together

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


def line(one, *, won=FEE, at=NOON, payer="", ref="", no=2):
    return Line(no, at, won, one if isinstance(one, str) else one.number, payer, ref)


def take(provider, *lines, at=NOON + HOUR, until=None):
    return bank.take_file(
        provider_id=provider.pk,
        name="bank.csv",
        until_at=until or at,
        lines=lines,
        by=UserFactory(),
        at=at,
    )


def piles(provider):
    found = Account.objects.filter(provider=provider).values_list("book", "balance_won")
    sums = {}
    for book, won in found:
        sums[book] = sums.get(book, 0) + won
    return {book: won for book, won in sums.items() if won}


def outcome():
    rows = BankRow.objects.order_by("paid_at", "line").values_list("outcome", "odd")
    return [(outcome, odd) for outcome, odd in rows]


def test_a_day_s_file_with_every_oddity():
    provider = ProviderFactory()
    paid, short, twice, late, other = (charge(seat(provider=provider)) for _ in range(5))
    nobody = number(prefix="9902", whose=provider.pk, serial=77)
    person = other.claim.resident
    person.name = "김하나"
    person.save()
    lines = [
        line(paid, no=2),
        line(short, won=FEE - 1, no=3),
        line(twice, ref="A1", no=4),
        line(twice, ref="A2", no=5),
        line(late, at=late.due_at, no=6),
        line(other, payer="이두리", no=7),
        line(nobody, no=8),
    ]
    done = take(provider, *lines, at=late.due_at + HOUR)
    assert (done.booked, done.unclear, done.known) == (3, 4, 0)
    assert outcome() == [
        (Outcome.BOOKED, []),
        (Outcome.UNCLEAR, ["TOO_LITTLE"]),
        (Outcome.BOOKED, []),
        (Outcome.UNCLEAR, ["TWICE"]),
        (Outcome.BOOKED, ["OTHER_NAME"]),
        (Outcome.UNCLEAR, ["UNKNOWN_NUMBER"]),
        (Outcome.UNCLEAR, ["LATE"]),
    ]
    unclear = 4 * FEE - 1
    assert piles(provider) == {
        Book.OUTSIDE: -3 * FEE - unclear,
        Book.HELD: 3 * FEE,
        Book.UNCLEAR: unclear,
    }
    before = (piles(provider), Transfer.objects.count())
    again = take(provider, *lines, at=late.due_at + HOUR)
    assert (again.booked, again.unclear, again.known) == (0, 0, 7)
    assert (piles(provider), Transfer.objects.count()) == before


def test_two_equal_rows_are_two_payments_and_stay_two_in_a_longer_file():
    one = charge()
    same = [line(one, no=2), line(one, no=3)]
    assert take(one.provider, *same).booked == 1
    done = take(one.provider, line(one, at=NOON - HOUR, ref="B", no=2), *same)
    assert (done.booked, done.unclear, done.known) == (0, 1, 2)


def test_a_file_from_the_future_is_refused_whole():
    one = charge()
    with pytest.raises(FromTheFuture):
        take(one.provider, line(one, at=NOON + 2 * HOUR))
    with pytest.raises(FromTheFuture):
        take(one.provider, line(one), until=NOON + 2 * HOUR)
    assert not BankRow.objects.exists()


def test_another_provider_s_number_is_not_known_here():
    one = charge()
    assert take(ProviderFactory(), line(one)).unclear == 1
    one.refresh_from_db()
    assert one.state == ChargeState.OPEN


def decide(choice, at=NOON + HOUR):
    row = BankRow.objects.get(outcome=Outcome.UNCLEAR)
    return bank.decide(row_id=row.pk, choice=choice, note="", by=UserFactory(), at=at)


def test_a_person_gives_money_back_to_whoever_applied_once():
    one = charge()
    take(one.provider, line(one, won=5))
    decide(Choice.GIVE_BACK)
    back = Refund.objects.get()
    assert (back.won, back.why) == (5, Why.WRONG)
    assert piles(one.provider) == {Book.OUTSIDE: -5, Book.BACK: 5}
    with pytest.raises(Decided):
        decide(Choice.RETURN)


def test_money_of_nobody_goes_back_through_the_bank_only():
    one = charge()
    take(one.provider, line("123"))
    for choice in (Choice.ACCEPT, Choice.GIVE_BACK):
        with pytest.raises(NobodyToGiveBackTo):
            decide(choice)
    decide(Choice.RETURN)
    assert piles(one.provider) == {}


def test_late_money_may_still_be_taken_while_the_seat_is_held():
    one = charge()
    take(one.provider, line(one, at=one.due_at), at=one.due_at + HOUR, until=NOON)
    decide(Choice.ACCEPT, one.due_at + HOUR)
    one.refresh_from_db()
    assert one.state == ChargeState.PAID


def test_a_wrong_amount_is_never_taken_as_the_fee():
    one = charge()
    take(one.provider, line(one, won=FEE + 1))
    with pytest.raises(CannotAccept):
        decide(Choice.ACCEPT)


def test_a_payment_told_of_after_the_seat_was_given_up_is_told_apart():
    one = charge()
    charges.expire(charge_id=one.pk, at=one.books_at)
    take(one.provider, line(one), at=one.books_at + HOUR)
    assert outcome() == [(Outcome.UNCLEAR, ["IN_TIME"])]


def test_rows_and_decisions_stay_as_they_are():
    one = charge()
    take(one.provider, line(one, won=5))
    decide(Choice.RETURN)
    for table in (BankRow, RowDecision):
        with pytest.raises(IntegrityError, match="append-only"):
            table.objects.update(id=0)


def test_the_same_file_at_the_same_moment_is_booked_once():

    one = charge()
    rows = [replace(line(one), ref="C1")]
    together(*(lambda: take(one.provider, *rows),) * 3)
    assert piles(one.provider) == {Book.OUTSIDE: -FEE, Book.HELD: FEE}
