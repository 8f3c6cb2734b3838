"""Reconciling: silent while the books are right, exact when they are not."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from naru.core.books import Fault
from naru.scholarships.enums import Book
from naru.scholarships.models import Account
from naru.scholarships.queries.ledger import balances_of_rounds, reconcile
from naru.scholarships.services import grants
from tests.scholarships.factories import OPENED, ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def granted():
    application = ApplicationFactory(round=funded_round(grants=2))
    return grants.grant(application_id=application.pk, by=None, at=OPENED)


def test_right_books_have_no_faults(granted):
    result = reconcile()
    assert (result.holds, result.transfers, result.entries, result.total) == (
        True,
        2,
        4,
        600_000,
    )
    out = StringIO()
    call_command("reconcile_ledger", stdout=out)
    assert out.getvalue() == "The ledger holds: 2 transfers, 4 entries, 600,000 points granted.\n"


def test_a_balance_changed_behind_the_ledger_is_named(granted):
    wallet = Account.objects.get(grant=granted, book=Book.WALLET)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE scholarships_account DISABLE TRIGGER scholarships_account_guarded"
        )
        cursor.execute(
            "UPDATE scholarships_account SET balance_points = 600001 WHERE id = %s", [wallet.pk]
        )
        cursor.execute(
            "ALTER TABLE scholarships_account ENABLE TRIGGER scholarships_account_guarded"
        )
    faults = reconcile().faults
    assert Fault("balance", f"account {wallet.pk} WALLET", 600_000, 600_001) in faults
    assert Fault("sum of all its accounts", "round winter", 0, 1) in faults
    with pytest.raises(CommandError, match="is 600,001 and should be 600,000"):
        call_command("reconcile_ledger")


def test_the_books_of_a_round_are_summed_by_kind(granted):
    assert balances_of_rounds()[granted.round_id] == {
        "TREASURY": -1_200_000,
        "FUND": 600_000,
        "WALLET": 600_000,
        "HELD": 0,
        "SPENT": 0,
        "LAPSED": 0,
    }
