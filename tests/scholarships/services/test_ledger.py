"""What the database refuses, whoever writes to it."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from naru.scholarships.enums import Book, Move
from naru.scholarships.models import Account, Entry, Transfer
from naru.scholarships.services import ledger
from tests.scholarships.factories import funded_round

AT = datetime(2026, 12, 28, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def books():
    the_round = funded_round(grants=2)
    return {one.book: one for one in Account.objects.filter(round=the_round)}


def move(points, reason="fund:9:9"):
    with transaction.atomic():
        return ledger.book(move=Move.LAPSED, reason=reason, points=points, by=None, at=AT)


def refuses(name):
    return pytest.raises(DatabaseError, match=name)


def test_the_round_begins_with_its_money_in_the_fund(books):
    assert {book: one.balance_points for book, one in books.items()} == {
        Book.TREASURY: -1_200_000,
        Book.FUND: 1_200_000,
        Book.SPENT: 0,
        Book.LAPSED: 0,
    }


def test_a_transfer_carries_running_balances_and_line_numbers(books):
    fund, lapsed = books[Book.FUND].pk, books[Book.LAPSED].pk
    move({fund: -100, lapsed: 100}, "lapse:1")
    move({fund: -50, lapsed: 50}, "lapse:2")
    lines = Entry.objects.filter(account=fund).order_by("number")
    assert [(one.number, one.points, one.balance_points) for one in lines] == [
        (1, 1_200_000, 1_200_000),
        (2, -100, 1_199_900),
        (3, -50, 1_199_850),
    ]


def test_a_transfer_that_does_not_sum_to_zero_is_not_committed(books):
    with refuses("transfer_balances|does not balance"):
        move({books[Book.FUND].pk: -100, books[Book.LAPSED].pk: 99})
    assert Transfer.objects.filter(reason="fund:9:9").count() == 0
    books[Book.FUND].refresh_from_db()
    assert books[Book.FUND].balance_points == 1_200_000


@pytest.mark.parametrize("points", [{}, {"LAPSED": 5}])
def test_a_transfer_of_one_entry_or_none_is_not_committed(books, points):
    with refuses("does not balance"):
        move({books[book].pk: amount for book, amount in points.items()})


def test_no_account_but_the_treasury_goes_below_zero(books):
    with refuses("account_never_negative"):
        move({books[Book.FUND].pk: -1_200_001, books[Book.LAPSED].pk: 1_200_001})


def test_a_reason_is_booked_once(books):
    points = {books[Book.FUND].pk: -1, books[Book.LAPSED].pk: 1}
    move(points, "lapse:1")
    with pytest.raises(IntegrityError, match="transfer_booked_once"):
        move(points, "lapse:1")


def test_nothing_is_added_to_a_transfer_later(books):
    old = move({books[Book.FUND].pk: -1, books[Book.LAPSED].pk: 1})
    with refuses("is closed"), transaction.atomic():
        Entry.objects.bulk_create(
            [
                Entry(transfer=old, account=books[Book.SPENT], points=1),
                Entry(transfer=old, account=books[Book.TREASURY], points=-1),
            ]
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE scholarships_entry SET points = points + 1",
        "DELETE FROM scholarships_entry",
        "UPDATE scholarships_transfer SET reason = 'grant:99'",
        "DELETE FROM scholarships_transfer",
        "TRUNCATE scholarships_entry CASCADE",
        "DELETE FROM scholarships_account",
    ],
)
def test_what_is_booked_stays(books, statement):
    with refuses("is append-only"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_balance_moves_with_entries_only(books):
    with refuses("a balance moves with entries only"):
        Account.objects.filter(pk=books[Book.FUND].pk).update(balance_points=9)
    with refuses("an account begins empty"):
        Account.objects.create(round=books[Book.FUND].round, book=Book.FUND, balance_points=5)
