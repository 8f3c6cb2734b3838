"""A waiver by a paper: asked, shown, refused. A yes is `charges.waive`."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.refusals import Refusal
from naru.payments.enums import ChargeState
from naru.payments.models import Charge, WaiverAsk
from naru.payments.rules.terms import Terms
from naru.payments.services import charges
from naru.payments.services.charges import NotToPay, Price, UnknownWaiver
from naru.residents.rules import holds_registration_number


class AskedBefore(Refusal):
    message = _("이 자리의 면제는 이미 신청했습니다. 교육기관의 답을 기다려 주세요.")


class TooLateToAsk(Refusal):
    message = _("낼 기한이 지나 면제를 신청할 수 없습니다. 교육기관에 전화해 주세요.")


class NothingAsked(Refusal):
    message = _("면제를 신청하지 않은 자리입니다.")


class ReasonMissing(Refusal):
    message = _("왜 면제할 수 없는지 적어 주세요. 신청한 사람에게 그대로 갑니다.")


class NumberInReason(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 그 숫자를 지우고 다시 적어 주세요.")


FOR_THE_PERSON = {"waiver_asked", "waiver_seen"}
"""What a helper or a desk may do in the person's place; the provider's answer is its own."""


@transaction.atomic(savepoint=False)
def ask(
    *, charge_id: int, kind: str, seen: bool, rules: Terms, by: User, at: datetime
) -> WaiverAsk:
    """The place is held without paying until the paper is shown; `seen` where it lies here now.

    Refused when there is nothing to pay, the time is over, for a kind the provider takes no paper
    for, and the second time.
    """
    charge = charges.hold(charge_id)
    if charge.state != ChargeState.OPEN:
        raise NotToPay
    if at >= charge.due_at:
        raise TooLateToAsk
    if kind not in {one.kind for one in rules.waivers if one.proof == "STAFF"}:
        raise UnknownWaiver
    if WaiverAsk.objects.filter(charge=charge).exists():
        raise AskedBefore
    made = WaiverAsk.objects.create(
        charge=charge,
        kind=kind,
        asked_at=at,
        until_at=max(charge.due_at, at + timedelta(days=rules.waiver_days)),
        by=by,
        seen_at=at if seen else None,
        seen_by=by if seen else None,
    )
    _note(charge, "waiver_seen" if seen else "waiver_asked", by, at, kind=kind)
    return made


@transaction.atomic(savepoint=False)
def see(*, charge_id: int, by: User, at: datetime) -> WaiverAsk:
    """Staff have the paper before them: from now on the provider owes the answer. Seen once."""
    charge = charges.hold(charge_id)
    asked = _asked(charge)
    if asked.seen_at is None:
        asked.seen_at, asked.seen_by = at, by
        asked.save(update_fields=["seen_at", "seen_by"])
        _note(charge, "waiver_seen", by, at, kind=asked.kind)
    return asked


@transaction.atomic(savepoint=False)
def refuse(*, charge_id: int, reason: str, rules: Terms, by: User, at: datetime) -> Charge:
    """The paper does not waive the fee: a new charge with time to pay from now, as nobody loses a
    place because they believed that they pay nothing. Refused without a reason, and with a
    registration number in it.
    """
    charge = charges.hold(charge_id)
    asked, words = _asked(charge), reason.strip()[:300]
    if not words:
        raise ReasonMissing
    if holds_registration_number(words):
        raise NumberInReason
    asked.refused_at, asked.refused_by, asked.reason = at, by, words
    asked.save(update_fields=["refused_at", "refused_by", "reason"])
    _note(charge, "waiver_refused", by, at, kind=asked.kind)
    charges.end(claim_id=charge.claim_id, whose="learner", by=by, at=at)
    return charges.open_charge(
        claim=charge.claim,
        price=Price(
            won=charge.won,
            materials_won=charge.materials_won,
            title=charge.title,
            provider_id=charge.provider_id,
            sessions=charge.sessions,
        ),
        rules=rules,
        at=at,
    )


def _asked(charge: Charge) -> WaiverAsk:
    """What was asked for a charge that is still open; held through the charge."""
    if charge.state != ChargeState.OPEN:
        raise NotToPay
    found = WaiverAsk.objects.filter(charge=charge, refused_at=None).first()
    if found is None:
        raise NothingAsked
    return found


def _note(charge: Charge, verb: str, by: User, at: datetime, kind: str) -> None:
    owner = charge.claim.resident.user
    audit.record(
        actor=by,
        on_behalf_of=owner if verb in FOR_THE_PERSON and by != owner else None,
        action=f"payment.{verb}",
        subject=("charge", charge.public_id),
        at=at,
        kind=kind,
    )
