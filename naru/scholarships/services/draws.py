"""Freezing a round's list, drawing with the public number, and letting the grants begin."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.lots import as_typed
from naru.core.refusals import Refusal
from naru.scholarships.enums import ApplicationState, CheckKind
from naru.scholarships.models import Application, Check, Draw, Round
from naru.scholarships.models.applications import IN_CHECK, ApplicationQuerySet
from naru.scholarships.queries.budget import places_left
from naru.scholarships.rules import draw as drawing

LONGEST = 200


class WindowOpen(Refusal):
    message = _("아직 신청을 받고 있습니다. 마감한 뒤에 해 주세요.")


class ChecksOpen(Refusal):
    message = _("아직 확인하지 않은 신청이 있습니다. 모두 확인한 뒤에 해 주세요.")


class NumberKnown(Refusal):
    message = _(
        "기다리기로 한 공개 번호가 이미 나왔습니다. 그 번호를 아는 채로 명단을 굳힐 수 없습니다. "
        "추첨하는 때를 먼저 뒤로 옮겨 주세요."
    )


class FrozenAlready(Refusal):
    message = _("명단을 이미 굳혔습니다.")


class NotFrozen(Refusal):
    message = _("먼저 명단을 굳혀 주세요.")


class NumberNotThere(Refusal):
    message = _("아직 공개 번호가 나올 때가 아닙니다.")


class NumberMissing(Refusal):
    message = _("공개 번호를 적어 주세요.")


class DrawnAlready(Refusal):
    message = _("추첨은 한 번만 합니다. 이미 끝났습니다.")


class DrawNeeded(Refusal):
    message = _("신청한 사람이 예산보다 많습니다. 추첨을 먼저 해 주세요.")


class CheckedIncome(Refusal):
    message = _("이 회차에서 소득을 확인한 사람은 지급을 시작할 수 없습니다.")


class RunningAlready(Refusal):
    message = _("지급을 이미 시작했습니다.")


class NotLater(Refusal):
    message = _("추첨하는 때는 지금과 앞서 정한 때보다 뒤로만 옮길 수 있습니다.")


@transaction.atomic(savepoint=False)
def postpone(*, round_id: int, draw_from_at: datetime, by: User, at: datetime) -> Round:
    """Wait for a later public number; only before the list is frozen, and only later."""
    drawn = _draw(round_id)
    if drawn.frozen_at is not None:
        raise FrozenAlready
    one = drawn.round
    if draw_from_at <= at or draw_from_at <= one.draw_from_at:
        raise NotLater
    one.draw_from_at = draw_from_at
    one.save(update_fields=["draw_from_at"])
    _note("scholarship.draw_postponed", one, by, at, draw_from=draw_from_at.isoformat())
    return one


@transaction.atomic(savepoint=False)
def freeze(*, round_id: int, points: Mapping[int, int], by: User, at: datetime) -> Draw:
    """Fix who takes part and with how many points, before the public number exists.

    `points` by application id for every eligible one; the page shows them before. Refused while
    an application waits for its checks, and once the number may be known.
    """
    drawn = _draw(round_id)
    if drawn.frozen_at is not None:
        raise FrozenAlready
    _refuse_too_early(drawn.round, at)
    if at >= drawn.round.draw_from_at:
        raise NumberKnown
    taking_part = list(_eligible(drawn.round))
    for one in taking_part:
        one.score = points[one.pk]
    Application.objects.bulk_update(taking_part, ["score"])
    entries = sorted((one.token, points[one.pk]) for one in taking_part)
    drawn.entries = [list(entry) for entry in entries]
    drawn.root, drawn.frozen_at = drawing.root(entries), at
    drawn.save(update_fields=["entries", "root", "frozen_at"])
    _note("scholarship.list_frozen", drawn.round, by, at, root=drawn.root, people=len(entries))
    return drawn


@transaction.atomic(savepoint=False)
def draw(*, round_id: int, public_number: str, by: User, at: datetime) -> Draw:
    """With the public number, rank everybody on the frozen list; the secret is public from now."""
    drawn = _draw(round_id)
    number = as_typed(public_number)[:LONGEST]
    if drawn.drawn_at is not None:
        raise DrawnAlready
    if drawn.frozen_at is None:
        raise NotFrozen
    if at < drawn.round.draw_from_at:
        raise NumberNotThere
    if not number:
        raise NumberMissing
    drawn.public_number, drawn.drawn_at = number, at
    drawn.seed = drawing.seed(
        code=drawn.round.code, root=drawn.root, secret=drawn.secret, public_number=number
    )
    drawn.save(update_fields=["public_number", "seed", "drawn_at"])
    ranks = drawing.ranked([(token, points) for token, points in drawn.entries], seed=drawn.seed)
    places = {token: place for place, token in enumerate(ranks, 1)}
    drawn_ones = list(Application.objects.filter(round=drawn.round, token__in=places))
    for one in drawn_ones:
        one.rank = places[one.token]
    Application.objects.bulk_update(drawn_ones, ["rank"])
    _note("scholarship.drawn", drawn.round, by, at, seed=drawn.seed, public_number=number)
    return drawn


@transaction.atomic(savepoint=False)
def begin_run(*, round_id: int, by: User, at: datetime) -> Round:
    """Let the points be given out in order of rank; without a draw only if there is enough."""
    drawn = _draw(round_id)
    one = locked(Round.objects.all(), pk=round_id)
    if one.run_at is not None:
        raise RunningAlready
    _refuse_too_early(one, at)
    if drawn.drawn_at is None and (
        drawn.frozen_at is not None or _eligible(one).count() > places_left(one)
    ):
        raise DrawNeeded
    if Check.objects.filter(application__round=one, kind=CheckKind.INCOME, by=by).exists():
        raise CheckedIncome
    one.run_at, one.run_by = at, by
    one.save(update_fields=["run_at", "run_by"])
    _note("scholarship.run_begun", one, by, at)
    return one


def _draw(round_id: int) -> Draw:
    return locked(Draw.objects.select_related("round"), round_id=round_id)


def _eligible(one: Round) -> ApplicationQuerySet:
    return Application.objects.filter(round=one, state=ApplicationState.ELIGIBLE).order_by("pk")


def _refuse_too_early(one: Round, at: datetime) -> None:
    if at < one.apply_until_at:
        raise WindowOpen
    if Application.objects.filter(round=one, state__in=IN_CHECK).exists():
        raise ChecksOpen


def _note(action: str, one: Round, by: User, at: datetime, **details: object) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("scholarship_round", one.public_id),
        at=at,
        on_behalf_of=None,
        **details,
    )
