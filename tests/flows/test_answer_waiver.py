"""The provider's answer about a paper is told, a no with its reason and what to do."""

import pytest

from naru.flows.answer_waiver import grant_waiver, refuse_waiver
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.payments.enums import ChargeState
from naru.payments.services import waivers
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON
from tests.payments.factories import charge, rules

pytestmark = pytest.mark.django_db
SEOCHO = "서초50플러스센터"


@pytest.fixture
def one():
    made = charge(by_rules=rules(SEOCHO))
    waivers.ask(
        charge_id=made.pk, kind="veteran", seen=True, rules=rules(SEOCHO), by=UserFactory(), at=NOON
    )
    return made


def test_a_yes_is_told(one):
    done = grant_waiver(
        charge_id=one.pk, kind="veteran", rules=rules(SEOCHO), by=UserFactory(), at=NOON
    )
    assert done.state == ChargeState.WAIVED
    assert told(Notice.objects.get()).subject.endswith("수강료를 면제받았습니다")


def test_a_no_is_told_with_the_account_to_pay_into(one):
    made = refuse_waiver(
        charge_id=one.pk,
        reason="이름이 다릅니다.",
        rules=rules(SEOCHO),
        by=UserFactory(),
        at=NOON,
    )
    body = told(Notice.objects.get()).body
    assert body.startswith("까닭: 이름이 다릅니다. 다음에 할 일: 2026년 11월 25일(수) 12:00 전에")
    assert (made.shown_number in body, one.shown_number in body) == (True, False)
