"""The review of a door: published before anybody applies, frozen at closing, decided on its day."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import lots
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode, Tie
from naru.enrolments.models import Claim, Intake, Review, Statement
from naru.enrolments.queries import reviews as reading
from naru.enrolments.rules import review as reviewing
from naru.enrolments.services import placing, settling

GAP = timedelta(hours=1)
"""Between closing and the decision: somebody has to read."""


class NoReviewHere(Refusal):
    message = _("심사로 뽑는 강좌가 아닙니다.")


class PublishedAlready(Refusal):
    message = _("심사 기준을 이미 공개했습니다. 바꿀 수 없습니다.")


class SomebodyAppliedAlready(Refusal):
    message = _("이미 신청한 사람이 있어 심사 기준을 정할 수 없습니다.")


class DecidesTooEarly(Refusal):
    message = _("결정하는 때는 신청을 마감하고 적어도 1시간 뒤여야 합니다.")


class StillOpen(Refusal):
    message = _("아직 신청을 받고 있습니다. 마감한 뒤에 심사합니다.")


class NotItsDay(Refusal):
    message = _("아직 알린 결정 때가 아닙니다.")


class NotAllRead(Refusal):
    message = _("아직 점수를 다 받지 못한 신청서가 있습니다.")


class ReviewCalledOff(Refusal):
    message = _("교육기관이 열지 않기로 한 회차라 심사하지 않습니다.")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the provider chose. `words` name the shares; `objection_days` is the city's rule."""

    asks: str
    criteria: Sequence[reviewing.Criterion]
    readers: int
    tie: Tie
    decide_at: datetime
    objection_days: int
    shares: Sequence[tuple[str, int]] = ()
    words: Sequence[tuple[str, str, str, int]] = ()


@transaction.atomic(savepoint=False)
def publish(*, intake_id: int, plan: Plan, by: User, at: datetime) -> Review:
    """Say what counts, for how many points, who wins a tie and when it is decided.

    Nobody can apply before; nothing of it can be changed after.
    """
    settling.hold(intake_id)
    door = locked(Intake.objects.all(), pk=intake_id)
    if door.mode != DoorMode.REVIEW:
        raise NoReviewHere
    if Review.objects.filter(intake=door).exists():
        raise PublishedAlready
    if Claim.objects.filter(intake=door).exists():
        raise SomebodyAppliedAlready
    if plan.decide_at < door.closes_at + GAP or plan.decide_at <= at:
        raise DecidesTooEarly
    terms = reviewing.Terms(
        door.capacity, tuple(plan.criteria), plan.readers, plan.tie.value, tuple(plan.shares)
    )
    secret = secrets.token_hex(32)
    made = Review.objects.create(
        intake=door,
        asks=plan.asks,
        terms=asdict(terms),
        words=[list(one) for one in plan.words],
        rule_hash=terms.hash,
        secret=secret,
        commitment=lots.commitment(secret),
        published_at=at,
        decide_at=plan.decide_at,
        objection_days=plan.objection_days,
    )
    _note("enrolment.review_published", made, by, at, rule=terms.lines(), tie=plan.tie.value)
    return made


@transaction.atomic(savepoint=False)
def freeze(*, intake_id: int, shares: Mapping[int, str], at: datetime) -> Review:
    """Fix the list: whoever stands at the door gets a token in place of a name; texts stay as
    they are from now on. `shares` by person (id).
    """
    settling.hold(intake_id)
    one = _review(intake_id)
    if one.intake.called_off_at is not None:
        raise ReviewCalledOff
    if at < one.intake.closes_at:
        raise StillOpen
    if one.frozen_at is not None:
        return one
    standing = list(Claim.objects.filter(intake_id=intake_id, application=None).order_by("pk"))
    known = Statement.objects.in_bulk([claim.pk for claim in standing], field_name="claim_id")
    fresh = [Statement(claim=claim, written_at=at) for claim in standing if claim.pk not in known]
    Statement.objects.bulk_create(fresh, batch_size=2_000)
    statements = [*known.values(), *fresh]
    people = {claim.pk: claim.resident_id for claim in standing}
    for statement in statements:
        statement.token = secrets.token_hex(16)
        statement.shares = shares.get(people[statement.claim_id], "")
    Statement.objects.bulk_update(statements, ["token", "shares"], batch_size=2_000)
    one.root = reviewing.root(statement.token or "" for statement in statements)
    one.frozen_at = at
    one.save(update_fields=["root", "frozen_at"])
    _note("enrolment.review_frozen", one, None, at, root=one.root, people=len(statements))
    return one


@transaction.atomic(savepoint=False)
def decide(*, intake_id: int, at: datetime) -> Review:
    """Rank by points and the tie rule, and give seats and waiting numbers; twice is as once.

    Refused before the published time, and while an application has not been read by all it needs.
    Whoever stepped back since is not ranked.
    """
    settling.hold(intake_id)
    one = _review(intake_id)
    if one.decided_at is not None:
        return one
    if one.intake.called_off_at is not None:
        raise ReviewCalledOff
    if one.frozen_at is None:
        raise StillOpen
    if at < one.decide_at:
        raise NotItsDay
    statements = {each.token or "": each for each in reading.standing(one)}
    if any(each.scorings.count() != one.rule.readers for each in statements.values()):
        raise NotAllRead
    marked = [
        reviewing.Marked(token, reading.added(each), each.shares)
        for token, each in statements.items()
    ]
    one.decided_at, one.seed = at, _seed(one)
    one.save(update_fields=["decided_at", "seed"])
    ordered = reviewing.ranked(marked, one.rule, seed=one.seed)
    given = dict(reviewing.seated(ordered, one.rule))
    for rank, mark in enumerate(ordered, 1):
        each = statements[mark.token]
        each.points, each.rank = list(mark.points), rank
        each.seated, each.share = mark.token in given, given.get(mark.token)
    Statement.objects.bulk_update(
        statements.values(), ["points", "rank", "seated", "share"], batch_size=2_000
    )
    placing.place(
        intake_id=intake_id,
        ordered=[statements[mark.token].claim for mark in ordered],
        seats={statements[token].claim_id: no for no, token in enumerate(given, 1)},
        at=at,
    )
    _note("enrolment.reviewed", one, None, at, seed=one.seed, people=len(ordered))
    return one


def _seed(one: Review) -> str:
    return reviewing.seed(
        run=str(one.intake.run.public_id), rule=one.rule_hash, root=one.root, secret=one.secret
    )


def _review(intake_id: int) -> Review:
    return locked(Review.objects.select_related("intake__run"), intake_id=intake_id)


def _note(action: str, one: Review, by: User | None, at: datetime, **details: object) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("run", one.intake.run.public_id),
        at=at,
        on_behalf_of=None,
        **details,
    )
