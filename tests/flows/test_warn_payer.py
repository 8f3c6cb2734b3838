"""A payer is reminded once while there is time."""

from datetime import timedelta

import pytest

from naru.flows.warn_payer import warn_payer
from naru.notices.models import Notice
from tests.payments.factories import charge, pay

pytestmark = pytest.mark.django_db(transaction=True)


def test_reminded_once_and_never_when_paid():
    one = charge()
    soon = one.due_at - timedelta(hours=6)
    assert [warn_payer(charge_id=one.pk, at=soon) for _ in range(2)] == [True, False]
    assert [str(told.kind) for told in Notice.objects.all()] == ["payment.soon"]
    paid = charge()
    pay(paid)
    assert not warn_payer(charge_id=paid.pk, at=soon)
