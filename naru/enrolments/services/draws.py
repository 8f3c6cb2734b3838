"""The draw of a door: sealed before anybody applies, frozen at closing, drawn once."""

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
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Claim, Draw, Intake, Lot
from naru.enrolments.queries.companions import parties_at
from naru.enrolments.rules import draw as drawing
from naru.enrolments.services import placing, settling

LONGEST = 200


class DrawCalledOff(Refusal):
    message = _("교육기관이 열지 않기로 한 회차라 추첨하지 않습니다.")


class NoDrawHere(Refusal):
    message = _("추첨으로 뽑는 강좌가 아닙니다.")


class SealedAlready(Refusal):
    message = _("추첨 방법을 이미 봉했습니다. 바꿀 수 없습니다.")


class ValueTooEarly(Refusal):
    message = _("공개 번호는 신청을 마감하고 적어도 10분 뒤에 나오는 것이어야 합니다.")


class DoorStillOpen(Refusal):
    message = _("아직 신청을 받고 있습니다.")


class FrozenAlready(Refusal):
    message = _("명단을 이미 굳혔습니다.")


class ValueKnown(Refusal):
    message = _(
        "공개 번호가 이미 나와 명단을 굳힐 수 없습니다. 공개 번호가 나오는 때를 뒤로 옮겨 주세요."
    )


class NotFrozen(Refusal):
    message = _("명단이 아직 굳지 않았습니다. 마감하면 1분 안에 저절로 굳습니다.")


class ValueNotThere(Refusal):
    message = _("아직 공개 번호가 나올 때가 아닙니다.")


class ValueMissing(Refusal):
    message = _("공개 번호를 적어 주세요.")


class DrawnAlready(Refusal):
    message = _("추첨은 한 번만 합니다. 이미 끝났습니다.")


class NotLater(Refusal):
    message = _("공개 번호가 나오는 때는 지금과 앞서 정한 때보다 뒤로만 옮길 수 있습니다.")


GAP = timedelta(minutes=10)
"""Between closing and the public value, so that the list is certainly frozen before."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the provider chose from what the city offers. `words` name the shares."""

    shares: Sequence[tuple[str, int]]
    words: Sequence[tuple[str, str, str, int]]
    memory: drawing.Memory | None
    reveal_hours: int
    source_ko: str
    source_en: str
    known_at: datetime


@transaction.atomic(savepoint=False)
def seal(*, intake_id: int, plan: Plan, by: User, at: datetime) -> Draw:
    """Publish rule, sealed secret and the public value to wait for; nobody can apply before."""
    door = locked(Intake.objects.all(), pk=intake_id)
    if door.mode != DoorMode.DRAW:
        raise NoDrawHere
    if Draw.objects.filter(intake=door).exists():
        raise SealedAlready
    if plan.known_at < door.closes_at + GAP or plan.known_at <= at:
        raise ValueTooEarly
    terms = drawing.Terms(door.capacity, tuple(plan.shares), plan.memory, plan.reveal_hours)
    secret = secrets.token_hex(32)
    made = Draw.objects.create(
        intake=door,
        secret=secret,
        commitment=lots.commitment(secret),
        committed_at=at,
        terms=asdict(terms),
        words=[list(one) for one in plan.words],
        rule_hash=terms.hash,
        source_ko=plan.source_ko,
        source_en=plan.source_en,
        known_at=plan.known_at,
        reveal_until_at=plan.known_at + timedelta(hours=plan.reveal_hours),
    )
    _note("enrolment.draw_sealed", made, by, at, rule=terms.lines(), commitment=made.commitment)
    return made


@transaction.atomic(savepoint=False)
def postpone(*, intake_id: int, known_at: datetime, by: User, at: datetime) -> Draw:
    """Wait for a later public value; only before the list is frozen, and only later."""
    one = _draw(intake_id)
    if one.frozen_at is not None:
        raise FrozenAlready
    if known_at <= at or known_at <= one.known_at:
        raise NotLater
    if known_at < one.intake.closes_at + GAP:
        raise ValueTooEarly
    one.known_at = known_at
    one.reveal_until_at = known_at + timedelta(hours=one.rule.reveal_hours)
    one.save(update_fields=["known_at", "reveal_until_at"])
    _note("enrolment.draw_postponed", one, by, at, known_at=known_at.isoformat())
    return one


@transaction.atomic(savepoint=False)
def freeze(
    *, intake_id: int, tickets: Mapping[int, int], shares: Mapping[int, str], at: datetime
) -> Draw:
    """Fix the list: every claim that stands, with a token in place of a name.

    `tickets` and `shares` by person (id); who is not in them has the least tickets and no share.
    Companions are one lot with the fewest tickets of any of them and the shares they all have.
    Refused while the door is open and once the public value may be known. Claims that are being
    written wait for us and are refused then, so that the list is whole.
    """
    settling.hold(intake_id)
    one = _draw(intake_id)
    if one.intake.called_off_at is not None:
        raise DrawCalledOff
    if one.frozen_at is not None:
        raise FrozenAlready
    if at < one.intake.closes_at:
        raise DoorStillOpen
    if at >= one.known_at:
        raise ValueKnown
    memory = one.rule.memory
    least = memory.tickets(0) if memory else 1
    standing = Claim.objects.filter(intake_id=intake_id, application=None).order_by("pk")
    groups = _groups(list(standing), parties_at(intake_id))
    made, entries = [], []
    for group in groups:
        token = secrets.token_hex(16)
        for place, claim in enumerate(group):
            made.append(Lot(draw=one, claim=claim, token=token, companion=place > 0))
        people = [claim.resident_id for claim in group]
        fewest = min(tickets.get(person, least) for person in people)
        common = _common([shares.get(person, "") for person in people])
        entries.append(drawing.Lot(token, fewest, len(group), common))
    Lot.objects.bulk_create(made, batch_size=5_000)
    one.entries = [list(entry) for entry in sorted(entries)]
    one.root, one.frozen_at = drawing.root(entries), at
    one.save(update_fields=["entries", "root", "frozen_at"])
    _note("enrolment.draw_frozen", one, None, at, root=one.root, people=len(made))
    return one


@transaction.atomic(savepoint=False)
def draw(*, intake_id: int, public_value: str, by: User, at: datetime) -> Draw:
    """With the public value, give seats and waiting numbers; the secret is public from now.

    Too late, it is drawn without the secret, and that is published as well.
    """
    settling.hold(intake_id)
    one = _draw(intake_id)
    value = lots.as_typed(public_value)[:LONGEST]
    if one.intake.called_off_at is not None:
        raise DrawCalledOff
    if one.drawn_at is not None:
        raise DrawnAlready
    if one.frozen_at is None:
        raise NotFrozen
    if at < one.known_at:
        raise ValueNotThere
    if not value:
        raise ValueMissing
    one.public_value, one.drawn_at, one.revealed = value, at, at < one.reveal_until_at
    one.seed = drawing.seed(
        run=str(one.intake.run.public_id),
        rule=one.rule_hash,
        root=one.root,
        secret=one.secret if one.revealed else "",
        public_value=value,
    )
    one.save(update_fields=["public_value", "seed", "revealed", "drawn_at"])
    seats = _rank(one)
    _give(one, seats, at)
    _note("enrolment.drawn", one, by, at, seed=one.seed, public_value=value, late=not one.revealed)
    return one


def _groups(standing: Sequence[Claim], parties: Sequence[Sequence[int]]) -> list[list[Claim]]:
    """Everybody alone, but parties as one."""
    first = {claim: party[0] for party in parties for claim in party}
    found: dict[int, list[Claim]] = {}
    for claim in standing:
        found.setdefault(first.get(claim.pk, claim.pk), []).append(claim)
    return list(found.values())


def _common(shares: Sequence[str]) -> str:
    """The shares all of them have, in their order."""
    every = [one.split() for one in shares]
    return " ".join(code for code in every[0] if all(code in one for one in every))


def _rank(one: Draw) -> list[str]:
    """Write each lot's rank and share; the tokens that got a seat, in the order of seats."""
    ordered = drawing.order(one.lots_frozen, seed=one.seed)
    given = dict(drawing.seated(ordered, one.rule))
    ranks = {lot.token: rank for rank, lot in enumerate(ordered, 1)}
    mine = list(Lot.objects.filter(draw=one))
    for lot in mine:
        lot.rank, lot.seated = ranks[lot.token], lot.token in given
        lot.share = given.get(lot.token)
    Lot.objects.bulk_update(mine, ["rank", "seated", "share"], batch_size=2_000)
    return list(given)


def _give(one: Draw, seats: Sequence[str], at: datetime) -> None:
    """Seats by the draw, numbers by rank; companions one after the other."""
    every = Lot.objects.filter(draw=one).order_by("rank", "companion", "pk")
    of_token: dict[str, list[int]] = {}
    for token, claim in every.values_list("token", "claim"):
        of_token.setdefault(token, []).append(claim)
    in_order = [claim for token in seats for claim in of_token[token]]
    numbered = {claim: no for no, claim in enumerate(in_order, 1)}
    ordered = list(every.filter(claim__application=None).select_related("claim"))
    placing.place(
        intake_id=one.intake_id,
        ordered=[lot.claim for lot in ordered],
        seats=numbered,
        at=at,
    )


def _draw(intake_id: int) -> Draw:
    return locked(Draw.objects.select_related("intake__run"), intake_id=intake_id)


def _note(action: str, one: Draw, by: User | None, at: datetime, **details: object) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("run", one.intake.run.public_id),
        at=at,
        on_behalf_of=None,
        **details,
    )
