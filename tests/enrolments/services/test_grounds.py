"""What a rule said yes to stays with the click, no more of it than the rule looked at."""

from datetime import date

import pytest
from django.utils import timezone

from naru.enrolments.enums import State, Way
from naru.enrolments.models import Ground
from naru.enrolments.queries.fitting import verdict_of
from naru.enrolments.services import answers, claims, ending, grounds, offers
from naru.policies.reading.book import rulebook
from tests.enrolments.factories import (
    ANSWERED,
    NOON,
    TERMS,
    ApplicationFactory,
    IntakeFactory,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
FACTS = {"birth_on": date(1976, 3, 2), "lives_in_city": True, "sex": "FEMALE"}


@pytest.fixture
def claim():
    return stand(IntakeFactory(policy="life-design-school"), ResidentFactory())


def keep(claim, facts):
    book = rulebook()
    verdict = verdict_of(claim.intake, facts, book, timezone.localdate(NOON))
    grounds.keep(claim=claim, verdict=verdict, facts=facts, pack=book.digest)


def test_only_what_the_rule_looks_at_is_kept(claim):
    keep(claim, FACTS)
    one = Ground.objects.get()
    assert (one.claim, one.policy, one.on) == (claim, "life-design-school", date(2026, 11, 24))
    assert one.facts == {"birth_on": "1976-03-02", "lives_in_city": True}
    assert one.pack == rulebook().digest


def test_a_click_that_stands_keeps_what_it_was_let_in_on(claim):
    keep(claim, FACTS)
    keep(claim, FACTS | {"birth_on": date(1970, 1, 1)})
    assert Ground.objects.get().facts["birth_on"] == "1976-03-02"


def test_a_click_that_has_become_an_application_keeps_nothing_more(claim):
    ending.cancel(claim_id=claim.pk, by=None, at=NOON)
    keep(claim, FACTS)
    assert not Ground.objects.exists()


@pytest.mark.parametrize(
    "end",
    [
        lambda one: ending.cancel(claim_id=one.claim_id, by=None, at=NOON),
        lambda one: ending.lapse(application=one, at=NOON),
        lambda one: answers.decline(application_id=one.pk, by=None, way=Way.LINK, at=NOON),
        lambda one: offers.offer_seats(intake_id=one.intake_id, terms=TERMS, at=ANSWERED),
    ],
    ids=["cancelled", "unpaid", "declined", "unanswered"],
)
def test_whoever_ends_with_a_number_before_the_receipt_leaves_nothing(end):
    one = ApplicationFactory(state=State.OFFERED, told_at=None)
    facts = {"lives_in_city": True}
    Ground.objects.create(
        claim=one.claim, policy="life-design-school", pack="0" * 64, on=NOON.date(), facts=facts
    )
    end(one)
    one.refresh_from_db()
    assert (one.seat_no, Ground.objects.exists()) == (None, False)


def test_whoever_is_erased_leaves_nothing(claim):
    keep(claim, FACTS)
    claims.forget(resident_id=claim.resident_id, at=NOON)
    assert not Ground.objects.exists()
