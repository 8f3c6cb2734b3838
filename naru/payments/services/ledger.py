"""Booking transfers of won. The database refuses what does not balance or overdraws."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.payments.enums import Book, Move
from naru.payments.models import Account, Charge, Entry, Transfer

OF_PROVIDER = (Book.OUTSIDE, Book.UNCLEAR)
OF_CHARGE = (Book.HELD, Book.BACK)


@transaction.atomic(savepoint=False)
def open_charge(*, charge: Charge) -> None:
    """The accounts of a new charge, and its provider's if these are missing; all empty."""
    open_provider(provider_id=charge.provider_id)
    Account.objects.bulk_create(
        [Account(provider_id=charge.provider_id, charge=charge, book=book) for book in OF_CHARGE]
    )


def account(*, book: Book, provider_id: int, charge_id: int | None = None) -> int:
    """The id of an account. Whoever books for a charge holds the charge's row."""
    found = Account.objects.filter(book=book, provider_id=provider_id)
    found = found.filter(charge_id=charge_id) if charge_id else found.filter(charge=None)
    return found.get().pk


def open_provider(*, provider_id: int) -> None:
    """The accounts of a provider that has had no charge yet."""
    accounts = [Account(provider_id=provider_id, book=book) for book in OF_PROVIDER]
    Account.objects.bulk_create(accounts, ignore_conflicts=True)


@transaction.atomic(savepoint=False)
def book(
    *, move: Move, reason: str, won: Mapping[int, int], by: User | None, at: datetime
) -> Transfer:
    """Book one event: won by account id, above zero in, below zero out; they sum to zero.

    A reason is booked once; the second time the database refuses (`money_transfer_booked_once`).
    Accounts are touched in order of id, so that two transfers never wait for each other.
    """
    transfer = Transfer.objects.create(move=move, reason=reason, by=by, at=at)
    Entry.objects.bulk_create(
        [
            Entry(transfer=transfer, account_id=account_id, won=amount)
            for account_id, amount in sorted(won.items())
            if amount
        ]
    )
    return transfer


def move_between(
    *,
    charge: Charge,
    out_of: Book,
    into: Book,
    won: int,
    move: Move,
    reason: str,
    by: User | None,
    at: datetime,
) -> Transfer:
    """Move won between two books of a charge or its provider."""
    ids = {
        one: account(
            book=one,
            provider_id=charge.provider_id,
            charge_id=charge.pk if one in OF_CHARGE else None,
        )
        for one in (out_of, into)
    }
    won_by_id = {ids[out_of]: -won, ids[into]: won}
    return book(move=move, reason=reason, won=won_by_id, by=by, at=at)
