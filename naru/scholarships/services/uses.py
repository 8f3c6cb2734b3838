"""Points on their way to a course: kept for a place, spent at its start, given back, run out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.scholarships.enums import Book, Move, UseState
from naru.scholarships.models import Account, Grant, Use
from naru.scholarships.queries.mine import back_of
from naru.scholarships.services import ledger

Whose = Literal["learner", "provider"]
"""Who gives the place up: the bands hold for a learner, a provider gives all back."""


class TooFewPoints(Refusal):
    message = _("남은 포인트가 수강료보다 적습니다.")


class StartsTooLate(Refusal):
    message = _("포인트 기한이 지난 뒤에 시작하는 강좌입니다. 그전에 시작하는 강좌를 골라 주세요.")


class StartsTooSoon(Refusal):
    message = _("이미 시작한 강좌에는 포인트를 맡길 수 없습니다.")


class NoFee(Refusal):
    message = _("수강료가 없는 강좌라 포인트를 맡기지 않아도 됩니다.")


class PlaceTaken(Refusal):
    message = _("이 자리에는 이미 포인트를 맡겼습니다.")


class EndedAlready(Refusal):
    message = _("이미 그만둔 자리입니다.")


@dataclass(frozen=True, kw_only=True)
class Place:
    """What is known of a place when it is offered; `reference` names it once for all."""

    reference: str
    run_id: int | None
    title: str
    provider: str
    points: int
    materials_points: int = 0
    sessions: Sequence[date]
    terms: Sequence[Mapping[str, str]]


@transaction.atomic(savepoint=False)
def hold(*, grant_id: int, place: Place, by: User, at: datetime) -> Use:
    """Keep the fee of an offered place, out of the points that can be used."""
    one = locked(Grant.objects.all(), pk=grant_id)
    sessions = sorted(place.sessions)
    if place.points <= 0:
        raise NoFee
    if not sessions or sessions[0] <= timezone.localdate(at):
        raise StartsTooSoon
    if sessions[0] >= one.use_until_on:
        raise StartsTooLate
    if Use.objects.filter(reference=place.reference).exists():
        raise PlaceTaken
    wallet, held = _accounts(one)
    if wallet.balance_points < place.points:
        raise TooFewPoints
    made = Use.objects.create(
        grant=one,
        reference=place.reference,
        run_id=place.run_id,
        title=place.title,
        provider=place.provider,
        points=place.points,
        materials_points=place.materials_points,
        sessions=sessions,
        terms=[dict(band) for band in place.terms],
        held_at=at,
        held_by=by,
    )
    _book(made, Move.HELD, "hold", {wallet.pk: -made.points, held.pk: made.points}, by, at)
    return made


@transaction.atomic(savepoint=False)
def spend(*, use_id: int, at: datetime) -> bool:
    """The course has started: the points kept for it are spent; False if that is done or off."""
    one = _locked(use_id)
    if one.state != UseState.HELD or one.sessions[0] > timezone.localdate(at):
        return False
    _spend(one, at)
    return True


@transaction.atomic(savepoint=False)
def give_up(*, use_id: int, whose: Whose, by: User, at: datetime) -> Use:
    """End a place: all comes back before the first session, then what the bands say that day.

    Where the provider ends it, everything comes back.
    """
    one = _locked(use_id)
    if one.state not in {UseState.HELD, UseState.SPENT}:
        raise EndedAlready
    if one.state == UseState.HELD and one.sessions[0] <= timezone.localdate(at):
        _spend(one, at)
    back = one.points
    if whose == "learner":
        back = back_of(one, on=timezone.localdate(at))
    wallet, held = _accounts(one.grant)
    before_start = one.state == UseState.HELD
    source = held if before_start else _of_round(one, Book.SPENT)
    one.state = UseState.RELEASED if before_start else UseState.RETURNED
    one.returned_points, one.returned_at = back, at
    one.save(update_fields=["state", "returned_points", "returned_at"])
    if back:
        move = Move.RELEASED if before_start else Move.RETURNED
        _book(one, move, "back", {source.pk: -back, wallet.pk: back}, by, at)
    return one


@transaction.atomic(savepoint=False)
def warn(*, grant_id: int, at: datetime) -> int:
    """Note that the person is told of points that run out; returns how many, 0 if told before.

    Nothing is noted once they have run out, or while no point is left to use.
    """
    one = locked(Grant.objects.all(), pk=grant_id)
    wallet, _held = _accounts(one)
    left = wallet.balance_points
    if one.warned_at is not None or timezone.localdate(at) >= one.use_until_on or not left:
        return 0
    one.warned_at = at
    one.save(update_fields=["warned_at"])
    audit.record(
        actor=None,
        action="scholarship.warned",
        subject=("scholarship_grant", one.public_id),
        at=at,
        points=left,
    )
    return left


@transaction.atomic(savepoint=False)
def lapse(*, grant_id: int, at: datetime) -> int:
    """Points that can be used no more run out; returns how many. Kept ones are left alone."""
    one = locked(Grant.objects.all(), pk=grant_id)
    wallet, _held = _accounts(one)
    left = wallet.balance_points
    if timezone.localdate(at) < one.use_until_on or not left:
        return 0
    lapsed = ledger.account(book=Book.LAPSED, round_id=one.round_id)
    ledger.book(
        move=Move.LAPSED,
        reason=f"lapse:{one.pk}:{wallet.entries + 1}",
        points={wallet.pk: -left, lapsed.pk: left},
        by=None,
        at=at,
    )
    one.lapsed_at = at
    one.save(update_fields=["lapsed_at"])
    audit.record(
        actor=None,
        action="scholarship.lapsed",
        subject=("scholarship_grant", one.public_id),
        at=at,
        points=left,
    )
    return left


def _locked(use_id: int) -> Use:
    """The use, its grant's row held first: one grant's points move one at a time."""
    found = Use.objects.get(pk=use_id)
    locked(Grant.objects.all(), pk=found.grant_id)
    return locked(Use.objects.select_related("grant"), pk=use_id)


def _spend(one: Use, at: datetime) -> None:
    _wallet, held = _accounts(one.grant)
    spent = _of_round(one, Book.SPENT)
    one.state, one.spent_at = UseState.SPENT, at
    one.save(update_fields=["state", "spent_at"])
    _book(one, Move.SPENT, "spend", {held.pk: -one.points, spent.pk: one.points}, None, at)


def _accounts(grant: Grant) -> tuple[Account, Account]:
    books = {"round_id": grant.round_id, "grant_id": grant.pk}
    return ledger.account(book=Book.WALLET, **books), ledger.account(book=Book.HELD, **books)


def _of_round(use: Use, book: Book) -> Account:
    return Account.objects.get(round_id=use.grant.round_id, book=book, grant=None)


def _book(
    use: Use, move: Move, verb: str, points: Mapping[int, int], by: User | None, at: datetime
) -> None:
    ledger.book(move=move, reason=f"{verb}:{use.pk}", points=points, by=by, at=at, use=use)
    audit.record(
        actor=by,
        action=f"scholarship.{move.value.lower()}",
        subject=("scholarship_use", use.public_id),
        at=at,
        points=max(points.values()),
    )
