"""Whoever paid is told once, however often the file is sent."""

from datetime import timedelta

import pytest

from naru.flows.take_bank_file import take_bank_file
from naru.notices.models import Notice
from naru.payments.rules.bank_rows import Line
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge

pytestmark = pytest.mark.django_db(transaction=True)


def test_paid_and_told_once():
    one, staff = charge(), UserFactory()
    for _ in range(2):
        take_bank_file(
            provider_id=one.provider_id,
            name="bank.csv",
            until_at=NOON,
            lines=[Line(2, NOON, FEE, one.number, "", "")],
            by=staff,
            at=NOON + timedelta(hours=1),
        )
    told = Notice.objects.get()
    assert (told.resident, told.params["paid_won"]) == (one.claim.resident, FEE)
