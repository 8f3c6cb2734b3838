"""A review: public before anybody applies, frozen whole, decided on its day by the points alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.audit.models import Entry
from naru.core.lots import commitment
from naru.enrolments.enums import DoorMode, OffReason, State, Tie
from naru.enrolments.models import Application, Claim, Review, Statement
from naru.enrolments.queries import door as doors
from naru.enrolments.rules.review import Marked, ranked
from naru.enrolments.services import calling_off, claims, ending, reviews, settling
from naru.enrolments.services import doors as door_services
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import (
    CLOSES,
    DECIDED_AT,
    NOON,
    OPENS,
    IntakeFactory,
    published_door,
    review_plan,
    scored,
    stand,
    written,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SHUT = CLOSES + timedelta(minutes=1)


def freeze(door, *, shares=None, at=SHUT):
    return reviews.freeze(intake_id=door.pk, shares=shares or {}, at=at)


def decide(door, *, at=DECIDED_AT):
    return reviews.decide(intake_id=door.pk, at=at)


def publish(door, **more):
    return reviews.publish(intake_id=door.pk, plan=review_plan(**more), by=UserFactory(), at=OPENS)


def test_what_counts_is_public_before_anybody_applies_and_stays():
    door = IntakeFactory(mode=DoorMode.REVIEW)
    with pytest.raises(claims.NotPublishedYet):
        stand(door, ResidentFactory())
    one = publish(door)
    assert (one.commitment, one.rule_hash) == (commitment(one.secret), one.rule.hash)
    line = Entry.objects.get(action="enrolment.review_published")
    assert ("criterion 10" in line.details, one.secret in line.details) == (True, False)
    with pytest.raises(reviews.PublishedAlready):
        publish(door)
    changed = {"closes_at": door.closes_at, "offers_until_at": door.offers_until_at}
    terms = door_services.Terms(mode=DoorMode.REVIEW, capacity=9, opens_at=door.opens_at, **changed)
    with pytest.raises(door_services.CriteriaPublished):
        door_services.set_door(run_id=door.run_id, terms=terms, by=UserFactory(), at=NOON)


def test_only_a_door_by_review_is_published_with_time_to_read():
    with pytest.raises(reviews.NoReviewHere):
        publish(IntakeFactory())
    with pytest.raises(reviews.DecidesTooEarly):
        publish(IntakeFactory(mode=DoorMode.REVIEW), decide_at=SHUT)


def test_settling_and_its_alarm_leave_a_review_alone():
    door = published_door()
    written(door)
    assert settling.settle(intake_ids=[door.pk], at=NOON) == {}
    assert (doors.unsettled(), doors.late(at=DECIDED_AT)) == ([], [])


def test_the_list_is_frozen_after_closing_with_tokens_for_names():
    door = published_door()
    first, second, gone = (written(door) for _ in range(3))
    ending.cancel(claim_id=gone.pk, by=None, at=NOON)
    with pytest.raises(reviews.StillOpen):
        freeze(door, at=NOON)
    one = freeze(door, shares={first.resident_id: "near-poor"})
    kept = {s.claim_id: (len(s.token or ""), s.shares) for s in Statement.objects.all()}
    assert kept == {first.pk: (32, "near-poor"), second.pk: (32, ""), gone.pk: (0, "")}
    assert freeze(door).root == one.root
    with pytest.raises(claims.DoorClosed):
        stand(door, ResidentFactory(), at=CLOSES - timedelta(seconds=1))


def test_points_alone_decide_on_the_published_day():
    door = published_door(readers=2)
    claimed = [written(door) for _ in range(4)]
    freeze(door)
    gave = {claimed[0]: (4, 2), claimed[1]: (10, 5), claimed[2]: (5, 1), claimed[3]: (0, 0)}
    for claim, points in gave.items():
        scored(claim, *points)
    with pytest.raises(reviews.NotItsDay):
        decide(door, at=DECIDED_AT - timedelta(seconds=1))
    with pytest.raises(reviews.NotAllRead):
        decide(door)
    for claim, points in gave.items():
        scored(claim, *points)
    one = decide(door)
    tokens = dict(Statement.objects.values_list("claim", "token"))
    marked = [Marked(tokens[c.pk], tuple(2 * p for p in points)) for c, points in gave.items()]
    expected = [mark.token for mark in ranked(marked, one.rule, seed=one.seed)]
    by_rank = Statement.objects.order_by("rank")
    assert list(by_rank.values_list("token", flat=True)) == expected
    assert [s.points for s in by_rank] == [[20, 10], [10, 2], [8, 4], [0, 0]]
    came = Application.objects.order_by("claim__statement__rank")
    assert list(came.values_list("claim", "state", "seat_no", "wait_no")) == [
        (claimed[1].pk, State.SEATED, 1, None),
        (claimed[2].pk, State.SEATED, 2, None),
        (claimed[0].pk, State.WAITING, None, 1),
        (claimed[3].pk, State.WAITING, None, 2),
    ]
    assert decide(door, at=DECIDED_AT + timedelta(days=1)).decided_at == DECIDED_AT
    assert not Claim.objects.filter(application=None).exists()


def test_who_steps_back_while_it_is_read_is_not_ranked_and_needs_no_reader():
    door = published_door(tie=Tie.LOT)
    stays, leaves = written(door), written(door)
    freeze(door)
    ending.cancel(claim_id=leaves.pk, by=None, at=SHUT)
    scored(stays, 1, 1)
    decide(door)
    kept = Statement.objects.order_by("pk").values_list("rank", "seated")
    assert list(kept) == [(1, True), (None, None)]


def test_a_run_that_is_not_held_is_not_decided():
    door = published_door()
    written(door)
    freeze(door)
    calling_off.call_off(
        intake_id=door.pk, reason=OffReason.TOO_FEW, words="", others=[], by=UserFactory(), at=SHUT
    )
    with pytest.raises(reviews.ReviewCalledOff):
        decide(door)


def test_the_database_keeps_a_decision_after_its_published_time():
    door = published_door()
    early = {"decided_at": DECIDED_AT - timedelta(seconds=1), "seed": "5e" * 32}
    with pytest.raises(IntegrityError, match="review_decided_not_before"), transaction.atomic():
        Review.objects.filter(intake=door).update(frozen_at=SHUT, root="5e" * 32, **early)
    claim = written(door)
    with pytest.raises(IntegrityError, match="statement_ranked_whole"), transaction.atomic():
        Statement.objects.filter(claim=claim).update(token="5e" * 16, rank=1)
