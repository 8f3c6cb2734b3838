"""Opening a round with its money and its sealed draw, changing its money, taking it back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import lots
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.scholarships.enums import Book, Move, PaperKind
from naru.scholarships.models import Account, Application, Draw, Round
from naru.scholarships.rules.criteria import Criterion
from naru.scholarships.services import ledger

LONGEST = 400
"""Characters of the reason for another budget."""

SHOWN = 12
"""So many letters of the commitment go into the trail."""


class BudgetGivenAway(Refusal):
    message = _("이미 준 장학금보다 예산이 적어질 수는 없습니다.")


class BudgetTooSmall(Refusal):
    message = _("예산이 한 사람 몫보다 적습니다. 몇 명에게 줄지 다시 적어 주세요.")


class NoReason(Refusal):
    message = _("예산을 바꾸는 까닭을 적어 주세요.")


class SameBudget(Refusal):
    message = _("예산이 그대로입니다. 바꿀 사람 수를 적어 주세요.")


class DatesOutOfOrder(Refusal):
    message = _(
        "날짜의 차례가 맞지 않습니다. "
        "신청 시작, 신청 마감, 추첨, 결과 발표, 포인트 기한의 차례로 적어 주세요."
    )


class CodeTaken(Refusal):
    message = _("같은 주소를 쓰는 회차가 있습니다. 다른 주소를 적어 주세요.")


class RoundHasBegun(Refusal):
    message = _("신청이 들어온 회차는 거둘 수 없습니다.")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a manager decides about a round: its name, its days and its money."""

    code: str
    name_ko: str
    name_en: str
    apply_from_at: datetime
    apply_until_at: datetime
    draw_from_at: datetime
    results_on: date
    use_until_on: date
    people: int
    sample: bool = False

    @property
    def in_order(self) -> bool:
        """Whether each date comes after the one before it."""
        moments = (self.apply_from_at, self.apply_until_at, self.draw_from_at)
        return (
            moments[0] < moments[1] < moments[2]
            and moments[2].date() <= self.results_on < self.use_until_on
        )


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the city pack says on the day of opening; a round keeps it as it was."""

    policy: str
    each_points: int
    criteria: Sequence[Criterion]
    papers: Sequence[PaperKind]
    draw_source_ko: str
    draw_source_en: str
    appeal_days: int
    appeal_ko: str
    appeal_en: str
    paper_days: int


@transaction.atomic(savepoint=False)
def open_round(*, plan: Plan, terms: Terms, by: User | None, at: datetime) -> Round:
    """Publish the round, put its money in, and seal its draw's secret before anybody applies."""
    if not plan.in_order or (plan.apply_until_at <= at and not plan.sample):
        raise DatesOutOfOrder
    if plan.people < 1:
        raise BudgetTooSmall
    if Round.objects.filter(code=plan.code).exists():
        raise CodeTaken
    made = Round.objects.create(
        **{key: value for key, value in vars(plan).items() if key != "people"},
        **{key: value for key, value in vars(terms).items() if key != "criteria"},
        criteria=[one.record for one in terms.criteria],
        year=plan.apply_from_at.year,
        budget_points=plan.people * terms.each_points,
        opened_by=by,
        opened_at=at,
    )
    ledger.open_round(round=made)
    secret = secrets.token_hex(32)
    sealed = Draw.objects.create(
        round=made, secret=secret, commitment=lots.commitment(secret), committed_at=at
    )
    _fund(made, by, at)
    _note("scholarship.round_opened", made, by, at, commitment=sealed.commitment[:SHOWN])
    return made


@transaction.atomic(savepoint=False)
def set_people(*, round_id: int, people: int, words: str, by: User | None, at: datetime) -> Round:
    """Make the round's money enough for so many people; never less than was given already.

    `words` say why, for the trail. Raises `BudgetTooSmall`, `SameBudget`, `NoReason` or
    `BudgetGivenAway`; the database keeps published budget and books equal
    (`round_budget_in_the_books`).
    """
    one = locked(Round.objects.all(), pk=round_id)
    before, said = one.budget_points, " ".join(words.split())[:LONGEST]
    if people < 1:
        raise BudgetTooSmall
    if people * one.each_points == before:
        raise SameBudget
    if not said:
        raise NoReason
    one.budget_points = people * one.each_points
    one.save(update_fields=["budget_points"])
    _fund(one, by, at)
    _note("scholarship.budget_set", one, by, at, before=before, words=said)
    return one


@transaction.atomic(savepoint=False)
def take_back(*, round_id: int, by: User, at: datetime) -> None:
    """Take a round off the public pages that nobody has applied in."""
    one = locked(Round.objects.all(), pk=round_id)
    if Application.objects.filter(round=one).exists():
        raise RoundHasBegun
    one.withdrawn_at = at
    one.save(update_fields=["withdrawn_at"])
    _note("scholarship.round_taken_back", one, by, at)


@transaction.atomic(savepoint=False)
def note_export(*, round_id: int, by: User, at: datetime) -> None:
    """The round's list of applications left as a file."""
    _note("scholarship.list_exported", Round.objects.get(pk=round_id), by, at)


def _fund(one: Round, by: User | None, at: datetime) -> None:
    """Book the difference between the published budget and the money put in so far."""
    treasury = Account.objects.get(round=one, book=Book.TREASURY)
    more = one.budget_points + treasury.balance_points
    if not more:
        return
    fund = ledger.account(book=Book.FUND, round_id=one.pk)
    if fund.balance_points + more < 0:
        raise BudgetGivenAway
    ledger.book(
        move=Move.FUNDED,
        reason=f"fund:{one.pk}:{treasury.entries + 1}",
        points={treasury.pk: -more, fund.pk: more},
        by=by,
        at=at,
    )


def _note(action: str, one: Round, by: User | None, at: datetime, **details: str | int) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("scholarship_round", one.public_id),
        at=at,
        points=one.budget_points,
        on_behalf_of=None,
        **details,
    )
