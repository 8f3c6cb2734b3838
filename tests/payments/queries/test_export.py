"""What a person takes along about money."""

import pytest

from naru.payments.queries.export import export_payments
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, pay

pytestmark = pytest.mark.django_db


def test_every_charge_with_what_became_of_it():
    one = charge()
    pay(one)
    paid, account = export_payments(one.claim.resident)
    assert [(row["won"], row["paid_at"], row["back_won"]) for row in paid.rows] == [(FEE, NOON, 0)]
    assert account.rows == []
