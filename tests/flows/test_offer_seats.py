"""Offers are made by a job, and whoever gets or loses one is told once."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.flows import door_tasks
from naru.flows.offer_seats import offer_seats
from naru.notices.models import Notice
from naru.notices.queries import told
from tests.enrolments.factories import ANSWERED, NOON, TERMS, ApplicationFactory, IntakeFactory

pytestmark = pytest.mark.django_db(transaction=True)


def subjects():
    return [
        (
            one.resident_id,
            told(one).subject.rpartition(": ")[2],
            told(one).body.partition("까지")[0],
        )
        for one in Notice.objects.order_by("pk")
    ]


def test_whoever_is_next_is_told_until_when_and_who_was_silent_is_told_that_it_is_over():
    intake = IntakeFactory(capacity=1)
    first, second = (ApplicationFactory(intake=intake, no=no) for no in (1, 2))
    for at in (NOON, NOON, ANSWERED, ANSWERED):
        offer_seats(intake_id=intake.pk, terms=TERMS, at=at)
    offered, lapsed, next_one = subjects()
    assert offered == (first.resident_id, "자리가 났습니다", "2026년 11월 25일(수) 12:00")
    assert lapsed[:2] == (first.resident_id, "답할 때가 지났습니다")
    assert next_one == (second.resident_id, "자리가 났습니다", "2026년 11월 26일(목) 12:00")


def test_the_timer_finds_what_is_due():
    over = ApplicationFactory(state=State.OFFERED)
    Application.objects.update(offered_at="2020-01-01T00:00Z", offer_until_at="2020-01-02T00:00Z")
    door_tasks.end_offers(timestamp=0)
    door_tasks.offer_free_seats(intake_id=over.intake_id)
    over.refresh_from_db()
    assert (over.state, Notice.objects.count()) == ("LAPSED", 1)
