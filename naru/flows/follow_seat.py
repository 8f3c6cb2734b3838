"""What follows from a seat or a number at the door, for one person at a time.

the application's row -> a receipt, where a rule let the person in -> points kept, if the
person pays by points; else the fee is asked for -> notice -> told. Where a seat is held until it is
paid, it is asked for before there is a seat.

It is done once for a state: whoever changes the state of an application later and wants the
person told again clears `told_at` and defers the job `enrolments.follow` in the same transaction.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Ground, Lot
from naru.enrolments.queries import reviews
from naru.enrolments.services import holds
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.enums import ChargeState
from naru.payments.pack import payment_rules
from naru.payments.services import asking
from naru.policies.enums import DecisionKind, Outcome
from naru.policies.queries import kept_book
from naru.policies.reading.book import rulebook
from naru.policies.rules.facts import as_decided
from naru.policies.rules.slips import utc
from naru.policies.rules.verdicts import decide
from naru.policies.services import receipts
from naru.scholarships.models import Grant, Use
from naru.scholarships.pack import place_at
from naru.scholarships.queries.mine import wallets_of
from naru.scholarships.services import uses

WHOLE = (
    *("claim__by", "resident__user"),
    *("intake__run__course__provider__organisation", "intake__school_term"),
)


@transaction.atomic(durable=True)
def follow_seat(*, application_id: int, at: datetime) -> bool:
    """Tell the person what they got and do what hangs on it; False if that is done already."""
    one = locked(Application.objects.select_related(*WHOLE), pk=application_id)
    if one.told_at is not None or one.state == State.CALLED_OFF:
        return False
    _put_down(one, at)
    _drawn(one, at)
    _reviewed(one, at)
    if one.state == State.OFFERED and _held(one, at):
        return True
    if one.state == State.SEATED:
        _seated(one, at)
    elif one.state == State.WAITING:
        _tell(one, Kind.ENROLMENT_WAITING, at, n=one.wait_no or 0)
    one.told_at = at
    one.save(update_fields=["told_at"])
    return True


def _drawn(one: Application, at: datetime) -> None:
    """Where a draw gave the seat or number, also the person's own lot and rank, once."""
    if one.intake.mode != DoorMode.DRAW:
        return
    lot = Lot.objects.filter(claim_id=one.claim_id, draw__drawn_at=one.state_at).first()
    if lot is None or lot.rank is None:
        return
    people = Lot.objects.filter(draw_id=lot.draw_id, companion=False).count()
    _tell(one, Kind.DRAW_DONE, at, rank=lot.rank, people=people, token=lot.token)


def _reviewed(one: Application, at: datetime) -> None:
    """Where a review gave the seat or number, also points and rank, once."""
    got = reviews.got_of(one.claim) if one.intake.mode == DoorMode.REVIEW else None
    if got is None or got.review.decided_at != one.state_at:
        return
    _tell(
        one,
        Kind.REVIEW_DONE,
        at,
        rank=got.statement.rank or 0,
        people=got.people,
        points=got.statement.total,
        most=got.review.rule.most,
        until_on=timezone.localdate(got.object_until),
    )


def _held(one: Application, at: datetime) -> bool:
    """At a door by payment: ask for the fee, until when the seat is held; True if nothing is to be
    paid any more, and the seat is the person's own and followed up by itself.
    """
    if one.intake.mode != DoorMode.FIRST_PAID:
        return False
    holds.begin(application=one, at=at)
    if one.claim.by_points and _by_points(one, at):
        return holds.seat(application_id=one.pk, at=at)
    return not _ask_fee(one, at, kind=Kind.FEE_HOLD) and holds.seat(application_id=one.pk, at=at)


def _seated(one: Application, at: datetime) -> None:
    enters = getattr(one.intake, "school_term", None) is not None
    _tell(one, Kind.SCHOOL_IN if enters else Kind.ENROLMENT_SEATED, at, n=one.seat_no or 0)
    if not (one.claim.by_points and one.intake.run.fee_won and _by_points(one, at)):
        _ask_fee(one, at)


def _by_points(one: Application, at: datetime) -> bool:
    """Keep the fee out of the person's points, once; False, and they are told why, if it fails."""
    if Use.objects.filter(reference=Use.at_door(one.claim_id)).exists():
        return True
    try:
        held = _hold(one, at)
    except Refusal as refusal:
        why = {f"why_{code}": _said(refusal, code) for code in ("ko", "en")}
        _tell(one, Kind.ENROLMENT_POINTS_SHORT, at, **why)
        return False
    first = held.sessions[0]
    _tell(one, Kind.PLACE_HELD, at, points=f"{held.points:,}", starts_on=first)
    return True


def _put_down(one: Application, at: datetime) -> None:
    """Why the door's rule let the person in, as a receipt: one for a click, whatever it got.

    Of what was kept with the click, by the rules of that day; then it is kept no longer.
    """
    kept = Ground.objects.filter(claim=one.claim_id).first() if one.intake.policy else None
    if kept is None:
        return
    book = rulebook()
    if book.digest != kept.pack:
        book = kept_book(kept.pack, city=book.city)
    facts = as_decided(kept.facts)
    receipts.issue(
        resident=one.resident,
        kind=DecisionKind.APPLICATION,
        outcome=Outcome.ACCEPTED,
        decision=f"enrolment:{one.claim_id}",
        verdict=decide(book.policies[kept.policy], facts, kept.on),
        facts=facts,
        book=book,
        by=one.claim.by,
        at=at,
        grounds={
            "course": one.intake.run.course.title,
            "run": str(one.intake.run.public_id),
            "seat": one.seat_no,
            "number": one.wait_no,
            "claimed_at": utc(one.claim.at),
        },
    )
    kept.delete()


def _ask_fee(one: Application, at: datetime, kind: Kind = Kind.FEE_DUE) -> bool:
    """Until when to pay into which account; False, and nothing is told, where nothing is due."""
    rules, provider = payment_rules(), one.intake.run.course.provider
    if rules is None or provider is None:
        return False
    terms = rules.of(provider.name, on=timezone.localdate(at)).terms
    asked = asking.ask(application=one, terms=terms, at=at)
    if asked is None or asked.state != ChargeState.OPEN:
        return False
    _tell(
        one,
        kind,
        at,
        until_at=asked.due_at,
        fee_won=asked.won,
        bank_ko=asked.bank_ko,
        bank_en=asked.bank_en,
        number=asked.shown_number,
    )
    return True


def _hold(one: Application, at: datetime) -> Use:
    """Keep the fee out of the points that run out first; refused, nothing is written."""
    run = one.intake.run
    place = place_at(run, reference=Use.at_door(one.claim_id))
    enough = [wallet.grant for wallet in wallets_of(one.resident) if wallet.free >= place.points]
    grant = min(enough, key=_runs_out, default=None)
    if grant is None or one.claim.by is None:
        raise uses.TooFewPoints
    return uses.hold(grant_id=grant.pk, place=place, by=one.claim.by, at=at)


def _runs_out(grant: Grant) -> tuple[object, int]:
    return grant.use_until_on, grant.pk


def _said(refusal: Refusal, language: str) -> str:
    with override(language):
        return str(refusal)


def _tell(one: Application, kind: Kind, at: datetime, **params: inbox.Value) -> None:
    inbox.send(resident=one.resident, kind=kind, at=at, title=one.intake.run.course.title, **params)
