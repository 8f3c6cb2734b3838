"""Asking somebody to be drawn together, agreeing to it, going alone again; until the closing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Application, Claim, Companion, Draw, Party
from naru.enrolments.queries import companions as reading
from naru.enrolments.services import settling
from naru.enrolments.services.claims import DoorClosed


class NotTogetherHere(Refusal):
    message = _("함께 추첨할 수 있는 강좌가 아닙니다.")


class AnotherCourse(Refusal):
    message = _("이 초대는 다른 강좌의 것입니다. 같은 회차에 먼저 신청해 주세요.")


class PartyFull(Refusal):
    message = _("함께할 수 있는 사람 수가 이미 찼습니다.")


class InAnotherParty(Refusal):
    message = _("이미 다른 사람과 함께하기로 했습니다. 먼저 그만두면 받을 수 있습니다.")


@transaction.atomic(savepoint=False)
def invite(*, claim: Claim, most: int, by: User, at: datetime) -> Party:
    """The person's party, made if there is none; its link is theirs to pass on."""
    _changeable(claim, most, at)
    mine = Companion.objects.select_related("party").filter(claim=claim).first()
    if mine is not None:
        return mine.party
    party = Party.objects.create(intake_id=claim.intake_id, made_at=at)
    Companion.objects.create(party=party, claim=claim, joined_at=at)
    _note("enrolment.party_made", claim, by, at)
    return party


@transaction.atomic(savepoint=False)
def join(*, party_id: int, claim: Claim, most: int, by: User, at: datetime) -> Party:
    """The person agrees to be drawn with the party. Said twice, nothing changes.

    Refused once as many as the city allows are in it, and for who is with somebody else.
    """
    _changeable(claim, most, at)
    party = Party.objects.get(pk=party_id)
    if party.intake_id != claim.intake_id:
        raise AnotherCourse
    mine = Companion.objects.filter(claim=claim).first()
    if mine is not None and mine.party_id == party.pk:
        return party
    if mine is not None and reading.standing(mine.party_id).count() > 1:
        raise InAnotherParty
    if reading.standing(party.pk).count() >= most:
        raise PartyFull
    if mine is not None:
        mine.delete()
    Companion.objects.create(party=party, claim=claim, joined_at=at)
    _note("enrolment.party_joined", claim, by, at)
    return party


@transaction.atomic(savepoint=False)
def leave(*, claim: Claim, by: User, at: datetime) -> bool:
    """The person is drawn alone again; False if they were."""
    _changeable(claim, 2, at)
    gone, _tables = Companion.objects.filter(claim=claim).delete()
    if gone:
        _note("enrolment.party_left", claim, by, at)
    return bool(gone)


def _changeable(claim: Claim, most: int, at: datetime) -> None:
    """Holds the door, so that nobody joins while the list is frozen."""
    settling.hold(claim.intake_id)
    if claim.intake.mode != DoorMode.DRAW or most < 2:  # noqa: PLR2004 - one is nobody's company
        raise NotTogetherHere
    frozen = Draw.objects.filter(intake=claim.intake_id, frozen_at__isnull=False).exists()
    ended = Application.objects.filter(claim=claim).exists()
    if frozen or ended or at >= claim.intake.closes_at:
        raise DoorClosed


def _note(action: str, claim: Claim, by: User, at: datetime) -> None:
    audit.record(actor=by, action=action, subject=("enrolment", claim.public_id), at=at)
