"""Who is reminded, who is past the time."""

from datetime import timedelta

import pytest

from naru.payments.queries import charges
from tests.enrolments.factories import NOON
from tests.payments.factories import charge, pay, seat

pytestmark = pytest.mark.django_db


def test_the_last_hours_are_reminded_of_and_the_past_is_listed():
    one, paid = charge(), charge(seat())
    pay(paid)
    soon = one.due_at - timedelta(hours=6)
    assert charges.to_warn(at=soon - timedelta(seconds=1)) == []
    assert charges.to_warn(at=soon) == [one.pk]
    assert charges.past_due(at=soon) == []
    assert charges.past_due(at=one.due_at) == [one.pk]
    assert charges.charge_of_claim(one.claim_id) == one
    assert charges.books_known_until(one.provider_id) is None
    assert charges.comes_back(paid, whose="learner", on=NOON.date()).won == paid.won


def test_what_a_person_still_has_to_pay():
    one = charge()
    paid = charge(seat(resident=one.claim.resident))
    pay(paid)
    charge()
    assert charges.open_of(one.claim.resident) == [one]
