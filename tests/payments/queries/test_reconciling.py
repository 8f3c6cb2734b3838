"""Reconciling won: silent while the books are right, exact when they are not."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from naru.core.books import Fault
from naru.payments.enums import Book
from naru.payments.models import Account
from naru.payments.queries.reconciling import reconcile
from naru.payments.services import charges
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, pay

pytestmark = pytest.mark.django_db


def test_right_books_have_no_faults_also_with_money_to_give_back():
    kept, ended = charge(), charge()
    for one in (kept, ended):
        pay(one)
    charges.end(claim_id=ended.claim_id, whose="learner", by=None, at=NOON)
    charge()
    result = reconcile()
    assert (result.transfers, result.entries, result.total, result.faults) == (
        3,
        6,
        2 * FEE,
        (),
    )
    out = StringIO()
    call_command("reconcile_payments", stdout=out)
    assert out.getvalue() == ("The books of fees hold: 3 transfers, 6 entries, 160,000 won paid.\n")


def test_a_balance_changed_behind_the_books_is_named():
    one = charge()
    pay(one)
    held = Account.objects.get(charge=one, book=Book.HELD)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE payments_account DISABLE TRIGGER payments_account_guarded")
        cursor.execute(
            "UPDATE payments_account SET balance_won = balance_won + 1 WHERE id = %s", [held.pk]
        )
        cursor.execute("ALTER TABLE payments_account ENABLE TRIGGER payments_account_guarded")
    assert set(reconcile().faults) == {
        Fault("balance", f"account {held.pk} HELD", FEE, FEE + 1),
        Fault("sum of all its accounts", f"provider {one.provider_id}", 0, 1),
        Fault("won held of a paid charge", f"charge {one.pk}", FEE, FEE + 1),
    }
    with pytest.raises(CommandError, match="is 80,001 and should be 80,000"):
        call_command("reconcile_payments")
