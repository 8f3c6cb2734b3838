"""The books of won: entries balance, nothing is overdrawn, nothing changes afterwards."""

import pytest
from django.db import IntegrityError, transaction

from naru.payments.enums import Book, Move
from naru.payments.models import Account, Entry, Transfer
from naru.payments.services import ledger
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, pay

pytestmark = pytest.mark.django_db(transaction=True)


def move(one, out_of, into, won=1, reason="refund:1:1"):
    return ledger.move_between(
        charge=one,
        out_of=out_of,
        into=into,
        won=won,
        move=Move.REFUNDED,
        reason=reason,
        by=None,
        at=NOON,
    )


def test_what_people_paid_is_what_is_held():
    one = charge()
    pay(one)
    found = Account.objects.order_by("pk").values_list("book", "balance_won", "entries")
    assert list(found) == [
        (Book.OUTSIDE, -FEE, 1),
        (Book.UNCLEAR, 0, 0),
        (Book.HELD, FEE, 1),
        (Book.BACK, 0, 0),
    ]
    with pytest.raises(IntegrityError, match="money_transfer_booked_once"):
        move(one, Book.OUTSIDE, Book.HELD, reason=f"paid:{one.pk}")


def test_nothing_is_given_that_is_not_there():
    one = charge()
    with pytest.raises(IntegrityError, match="money_account_never_negative"):
        move(one, Book.HELD, Book.BACK)


def test_a_transfer_that_does_not_sum_to_zero_is_not_committed():
    charge()
    outside = Account.objects.get(book=Book.OUTSIDE)
    with pytest.raises(IntegrityError, match="does not balance"), transaction.atomic():
        ledger.book(move=Move.PAID, reason="paid:9", won={outside.pk: -5}, by=None, at=NOON)


def test_the_books_are_written_once():
    one = charge()
    pay(one)
    with pytest.raises(IntegrityError, match="is closed"):
        Entry.objects.create(
            transfer=Transfer.objects.get(), account=Account.objects.first(), won=1
        )
    with pytest.raises(IntegrityError, match="moves with entries only"):
        Account.objects.update(balance_won=0)
    with pytest.raises(IntegrityError, match="begins empty"):
        Account.objects.create(provider=one.provider, book=Book.OUTSIDE, balance_won=-1)
    for table in (Entry, Transfer):
        with pytest.raises(IntegrityError, match="append-only"):
            table.objects.update(id=0)
