"""What is owed, the most urgent first."""

import pytest

from naru.payments.queries import refunds
from naru.payments.services import charges
from tests.enrolments.factories import NOON
from tests.payments.factories import charge, pay

pytestmark = pytest.mark.django_db


def test_owed_and_not_to_be_sent_without_an_account():
    one = charge()
    pay(one)
    assert refunds.owed(one.provider_id) == []
    back = charges.end(claim_id=one.claim_id, whose="learner", by=None, at=NOON)
    assert refunds.owed(one.provider_id) == [back]
    assert refunds.sendable(one.provider_id) == []
