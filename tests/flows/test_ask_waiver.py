"""Whoever asks for a waiver by paper is told until when to show it, or that it was seen."""

import pytest

from naru.flows.ask_waiver import ask_waiver
from naru.notices.models import Notice
from naru.notices.queries import told
from tests.enrolments.factories import NOON
from tests.payments.factories import charge, rules

pytestmark = pytest.mark.django_db
SEOCHO = "서초50플러스센터"


@pytest.mark.parametrize(
    ("seen", "kind", "words"),
    [
        (False, "payment.waiver_asked", "2026년 11월 27일(금) 12:00 전에 창구나 교육기관에"),
        (True, "payment.waiver_seen", "교육기관이 답할 때까지 내지 않아도"),
    ],
)
def test_what_is_left_to_do_is_told(seen, kind, words):
    one = charge(by_rules=rules(SEOCHO))
    by = one.claim.resident.user
    made = ask_waiver(
        charge_id=one.pk, kind="veteran", seen=seen, rules=rules(SEOCHO), by=by, at=NOON
    )
    notice = Notice.objects.get()
    assert (notice.resident, notice.kind) == (one.claim.resident, kind)
    assert (words in told(notice).body, made.seen_at) == (True, NOON if seen else None)
