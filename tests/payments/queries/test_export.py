"""What a person takes along about money."""

import pytest

from naru.payments.queries.export import export_payments
from naru.payments.services import waivers
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, pay, rules, seat

pytestmark = pytest.mark.django_db


def test_every_charge_with_what_became_of_it():
    one = charge(seat(materials_won=20_000))
    pay(one)
    paid, account = export_payments(one.claim.resident)
    told = ("won", "materials_won", "paid_at", "back_won")
    assert [[row[name] for name in told] for row in paid.rows] == [[FEE, 20_000, NOON, 0]]
    assert account.rows == []


def test_a_paper_and_why_it_did_not_waive_the_fee_is_the_person_s_too():
    terms = rules("서초50플러스센터")
    one, staff = charge(by_rules=terms), UserFactory()
    asks = {"kind": "veteran", "seen": True, "rules": terms, "by": staff, "at": NOON}
    waivers.ask(charge_id=one.pk, **asks)
    waivers.refuse(charge_id=one.pk, reason="이름이 다릅니다.", rules=terms, by=staff, at=NOON)
    paid, _account = export_payments(one.claim.resident)
    assert [(row["paper"], row["why_not_waived"]) for row in paid.rows] == [
        ("veteran", "이름이 다릅니다."),
        (None, None),
    ]
