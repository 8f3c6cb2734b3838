"""A paper holds the place without paying; a no gives time to pay; nothing is paid first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.payments.enums import ChargeState
from naru.payments.models import Charge, WaiverAsk
from naru.payments.queries.charges import awaits_paper, is_over
from naru.payments.services import charges, waivers
from naru.payments.services.charges import NotToPay, UnknownWaiver
from naru.payments.services.waivers import (
    AskedBefore,
    NothingAsked,
    NumberInReason,
    ReasonMissing,
    TooLateToAsk,
)
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, charge, pay, rules
from tests.refusals import refused

pytestmark = pytest.mark.django_db
SEOCHO = "서초50플러스센터"
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@pytest.fixture
def one():
    return charge(by_rules=rules(SEOCHO))


def ask(one, *, kind="veteran", seen=False, at=NOON):
    return waivers.ask(
        charge_id=one.pk, kind=kind, seen=seen, rules=rules(SEOCHO), by=UserFactory(), at=at
    )


def refuse(one, reason="유효 기간이 지난 서류입니다.", *, at=NOON):
    return waivers.refuse(
        charge_id=one.pk, reason=reason, rules=rules(SEOCHO), by=UserFactory(), at=at
    )


def fresh(one):
    return Charge.objects.get(pk=one.pk)


def test_the_place_is_held_until_the_paper_was_due(one):
    made = ask(one)
    assert (made.until_at, made.until_at > one.books_at) == (NOON + 3 * DAY, True)
    before = made.until_at - SECOND
    assert (awaits_paper(fresh(one), at=before), is_over(fresh(one), at=before)) == (True, False)
    assert not charges.warn(charge_id=one.pk, at=one.due_at - SECOND)
    assert not charges.expire(charge_id=one.pk, at=before)
    assert charges.expire(charge_id=one.pk, at=made.until_at)


def test_once_seen_it_is_held_until_the_provider_answers(one):
    ask(one)
    staff = UserFactory()
    seen = waivers.see(charge_id=one.pk, by=staff, at=NOON + DAY)
    again = waivers.see(charge_id=one.pk, by=UserFactory(), at=NOON + 2 * DAY)
    assert (seen.seen_at, again.seen_at, again.seen_by) == (NOON + DAY, NOON + DAY, staff)
    assert not charges.expire(charge_id=one.pk, at=NOON + 30 * DAY)
    granted = charges.waive(
        charge_id=one.pk, kind="veteran", rules=rules(SEOCHO), by=staff, at=NOON + 30 * DAY
    )
    assert (granted.state, awaits_paper(fresh(one), at=NOON)) == (ChargeState.WAIVED, False)


def test_a_no_is_a_new_charge_with_time_to_pay(one):
    ask(one, seen=True)
    later = NOON + 5 * DAY
    made = refuse(one, at=later)
    assert fresh(one).state == ChargeState.CANCELLED
    assert (made.state, made.won, made.due_at) == (ChargeState.OPEN, FEE, later + DAY)
    assert (made.claim, made.sessions, made.number != one.number) == (one.claim, one.sessions, True)
    assert WaiverAsk.objects.get().reason == "유효 기간이 지난 서류입니다."
    assert not awaits_paper(fresh(made), at=later)
    with refused(NotToPay):
        refuse(one)


def test_what_cannot_be_asked_is_refused(one):
    with refused(UnknownWaiver):
        ask(one, kind="disability")
    with refused(TooLateToAsk):
        ask(one, at=one.due_at)
    with refused(NothingAsked):
        waivers.see(charge_id=one.pk, by=UserFactory(), at=NOON)
    ask(one)
    with refused(AskedBefore):
        ask(one)
    with refused(ReasonMissing):
        refuse(one, "  ")
    with refused(NumberInReason):
        refuse(one, "서류에는 760302-2345678입니다.")
    paid = charge(by_rules=rules(SEOCHO))
    pay(paid)
    with refused(NotToPay):
        ask(paid)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"kind": ""}, "waiver_ask_whole"),
        ({"until_at": NOON}, "waiver_ask_whole"),
        ({"seen_at": NOON}, "waiver_ask_seen_by_somebody"),
        ({"refused_at": NOON}, "waiver_ask_refused_with_reason"),
        ({"reason": "x"}, "waiver_ask_refused_with_reason"),
    ],
)
def test_the_database_knows_what_an_ask_is(one, change, constraint):
    ask(one)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        WaiverAsk.objects.update(**change)
