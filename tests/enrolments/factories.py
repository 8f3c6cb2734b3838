"""Doors, and people who stood at them, for tests."""

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as dt_time
from zoneinfo import ZoneInfo

import factory
from django.db import connection
from factory.django import DjangoModelFactory

from naru.catalogue.enums import ApplyAt
from naru.enrolments.enums import WITH_SEAT, DoorMode, MoveReason, State, Tie
from naru.enrolments.models import Application, Claim, Elsewhere, Intake
from naru.enrolments.rules.offers import Terms
from naru.enrolments.rules.review import Criterion
from naru.enrolments.services import claims, draws, moves, reviews, settling, statements
from tests.accounts.factories import UserFactory
from tests.catalogue.factories import RunFactory
from tests.residents.factories import ResidentFactory

OPENS = datetime(2026, 11, 20, 1, tzinfo=UTC)
CLOSES = datetime(2026, 12, 4, 9, tzinfo=UTC)
OFFERS_END = datetime(2026, 12, 7, 9, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 3, tzinfo=UTC)
"""Tuesday 24 November 2026, 12:00 in Seoul: while doors are open."""
ANSWERED = datetime(2026, 11, 25, 3, tzinfo=UTC)
"""A day after noon: until when offers made at noon are answered."""
VALUE_AT = CLOSES + timedelta(days=1)
"""When the public value of `sealed_door` comes out."""
DECIDED_AT = CLOSES + timedelta(days=5)
"""When `published_door` is decided."""
CRITERIA = (Criterion("배울 까닭", 10, "왜 배우려 하는지"), Criterion("쓸 곳", 5))
PATIENCE = 60
OFFERED = (State.OFFERED, State.DECLINED, State.LAPSED)
LISTED = (State.WAITING, *OFFERED)
TERMS = Terms(
    lasts=timedelta(hours=24),
    quiet_from=dt_time(21),
    quiet_to=dt_time(9),
    least=timedelta(hours=2),
    before_start=timedelta(hours=12),
    zone=ZoneInfo("Asia/Seoul"),
)
"""A day to answer, quiet from nine to nine."""


class IntakeFactory(DjangoModelFactory):
    """An open door with three seats."""

    class Meta:
        model = Intake

    run = factory.SubFactory(RunFactory)
    capacity = 3
    opens_at, closes_at, offers_until_at = OPENS, CLOSES, OFFERS_END
    made_at = changed_at = OPENS


class ElsewhereFactory(DjangoModelFactory):
    """Somebody applied at another site on 20 November and waits to hear."""

    class Meta:
        model = Elsewhere

    resident = factory.SubFactory(ResidentFactory)
    run = factory.SubFactory(RunFactory, apply_at=ApplyAt.ELSEWHERE)
    title = factory.SelfAttribute("run.course.title")
    applied_on = date(2026, 11, 20)
    told_at = NOON


class ApplicationFactory(DjangoModelFactory):
    """Somebody who waits first in the list, settled long ago."""

    class Meta:
        model = Application

    class Params:
        no = 1
        by_points = False

    intake = factory.SubFactory(IntakeFactory)
    resident = factory.SubFactory(ResidentFactory)
    state = State.WAITING
    state_at = NOON
    told_at = NOON
    claim = factory.LazyAttribute(
        lambda one: claim_at(
            one.intake,
            one.resident,
            by=one.resident.user if one.by_points else None,
            by_points=one.by_points,
        )
    )
    seat_no = factory.LazyAttribute(lambda one: one.no if one.state in WITH_SEAT else None)
    wait_no = factory.LazyAttribute(lambda one: one.no if one.state in LISTED else None)
    offered_at = factory.LazyAttribute(lambda one: NOON if one.state in OFFERED else None)
    offer_until_at = factory.LazyAttribute(lambda one: ANSWERED if one.state in OFFERED else None)


def claim_at(intake, resident, *, at=NOON, **more):
    """The row of a click, whatever the door says to it."""
    earlier = Claim.objects.filter(resident=resident).count()
    return Claim.objects.create(intake=intake, resident=resident, earlier=earlier, at=at, **more)


def move_in(intake, *, at=NOON):
    """Number 2 is asked to stand before number 1."""
    for no in (1, 2):
        ApplicationFactory(intake=intake, no=no)
    return moves.ask(
        intake_id=intake.pk,
        wait_no=2,
        before_no=1,
        reason=MoveReason.MISTAKE,
        words="접수가 멈춘 때에 온 사람입니다.",
        by=UserFactory(name="가상 직원"),
        at=at,
    )


def stand(intake, resident, *, at=NOON, most_open=50, most_times=5, **more):
    """A click of the person at the door."""
    return claims.claim(
        intake=intake,
        resident_id=resident.pk,
        by=resident.user,
        at=at,
        most_open=most_open,
        most_times=most_times,
        **more,
    )


def settle_all(*intakes, at=NOON):
    """Number everybody, waiting for whatever still writes."""
    until = time.monotonic() + PATIENCE
    open_claims = Claim.objects.filter(intake__in=intakes, application=None)
    while open_claims.exists():
        for intake in intakes:
            settling.settle(intake_ids=[intake.pk], at=at)
        assert time.monotonic() < until, "something held settling back"
        time.sleep(0.01)


def number_crowd(intake, *, at=NOON):
    """Give everybody who came the number of a crowd: what was given out."""
    return settle_once(intake, at=at, crowd=True)


def settle_once(intake, *, at=NOON, crowd=False):
    """Number everybody who came in one go: what was given out."""
    wait_for_writers(intake)
    return settling.settle(intake_ids=[intake.pk], at=at, crowd=crowd)[intake.pk]


def wait_for_writers(intake):
    """Until everybody came before whatever still writes anywhere on the server: a transaction of
    another test's database that ends while settling looks may hold back those after it.
    """
    until = time.monotonic() + PATIENCE
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
                " FROM enrolments_claim WHERE intake_id = %s",
                [intake.pk],
            )
            if cursor.fetchone() == (True,):
                return
        assert time.monotonic() < until, "something held settling back"
        time.sleep(0.01)


def plan(**more):
    """What a provider chose: no shares, no memory, a value a day after the closing."""
    chosen = {
        "shares": [],
        "words": [],
        "memory": None,
        "reveal_hours": 72,
        "source_ko": "복권",
        "source_en": "Lottery",
        "known_at": VALUE_AT,
    }
    return draws.Plan(**{**chosen, **more})


def sealed_door(*, by=None, **more):
    """A door with two seats and a sealed draw."""
    door = IntakeFactory(mode=DoorMode.DRAW, capacity=2)
    by = by or UserFactory()
    draws.seal(intake_id=door.pk, plan=plan(**more), by=by, at=OPENS - timedelta(days=1))
    return door


def review_plan(**more):
    """Two criteria, one reader, ties by criterion, decided five days after the closing."""
    chosen = {
        "asks": "왜 배우고 싶은지 적어 주세요.",
        "criteria": CRITERIA,
        "readers": 1,
        "tie": Tie.CRITERIA,
        "decide_at": DECIDED_AT,
        "objection_days": 14,
    }
    return reviews.Plan(**{**chosen, **more})


def published_door(*, by=None, door=None, **more):
    """A door with two seats whose criteria are public."""
    door = door or IntakeFactory(mode=DoorMode.REVIEW, capacity=2)
    published = {"plan": review_plan(**more), "by": by or UserFactory()}
    reviews.publish(intake_id=door.pk, at=OPENS - timedelta(days=1), **published)
    return door


def written(door, *, text="엑셀로 장부를 쓰려고 합니다.", resident=None, at=NOON, **more):
    """A click with what its person wrote."""
    resident = resident or ResidentFactory()
    claim = stand(door, resident, at=at, **more)
    statements.write(claim=claim, text=text, by=resident.user, at=at)
    return claim


def scored(claim, *points, by=None, at=None):
    """A reader's points for it, once the list is frozen."""
    return statements.score(
        statement_id=claim.statement.pk,
        points=points,
        words="까닭이 뚜렷합니다.",
        by=by or UserFactory(),
        at=at or CLOSES + timedelta(days=1),
    )
