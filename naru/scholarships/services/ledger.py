"""Booking transfers. The database refuses what does not balance or overdraws (migration 0002)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.core.locks import locked
from naru.scholarships.enums import Book, Move
from naru.scholarships.models import Account, Entry, Grant, Round, Transfer, Use

OF_ROUND = (Book.TREASURY, Book.FUND, Book.SPENT, Book.LAPSED)
OF_GRANT = (Book.WALLET, Book.HELD)


@transaction.atomic(savepoint=False)
def open_round(*, round: Round) -> None:  # noqa: A002 - the domain's own word
    """The accounts of a new round, all empty."""
    Account.objects.bulk_create([Account(round=round, book=book) for book in OF_ROUND])


@transaction.atomic(savepoint=False)
def open_grant(*, grant: Grant) -> None:
    """The accounts of a new grant, both empty."""
    Account.objects.bulk_create(
        [Account(round_id=grant.round_id, grant=grant, book=book) for book in OF_GRANT]
    )


def account(*, book: Book, round_id: int, grant_id: int | None = None) -> Account:
    """The account, held until the transaction ends, so that its balance can be relied on."""
    return locked(Account.objects.all(), book=book, round_id=round_id, grant_id=grant_id)


@transaction.atomic(savepoint=False)
def book(
    *,
    move: Move,
    reason: str,
    points: Mapping[int, int],
    by: User | None,
    at: datetime,
    use: Use | None = None,
) -> Transfer:
    """Book one event: points by account id, above zero in, below zero out; they sum to zero.

    A reason is booked once; the second time the database refuses (`transfer_booked_once`).
    Accounts are touched in order of id, so that two transfers never wait for each other.
    """
    transfer = Transfer.objects.create(move=move, reason=reason, use=use, by=by, at=at)
    Entry.objects.bulk_create(
        [
            Entry(transfer=transfer, account_id=account_id, points=amount)
            for account_id, amount in sorted(points.items())
            if amount
        ]
    )
    return transfer
