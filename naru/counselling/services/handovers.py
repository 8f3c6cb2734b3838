"""The mentor changes: a hand-over file is owed, and passed on only with the person's yes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import PairingState, RequestKind
from naru.counselling.models import Handover, Pairing
from naru.counselling.queries import owners
from naru.counselling.rules.terms import Terms
from naru.counselling.services import pairings, requests
from naru.counselling.services.requests import Wishes
from naru.residents.models import Resident


class NoMentorToChange(Refusal):
    message = _("바꿀 멘토가 없습니다. 먼저 멘토를 골라 주세요.")


class NothingToPassOn(Refusal):
    message = _("넘길 기록이 아직 없습니다.")


@transaction.atomic(savepoint=False)
def change(*, resident: Resident, by: User, terms: Terms, at: datetime) -> Handover:
    """The person's pairing ends; a new search begins with the wishes of the last one.

    The old mentor, or whoever stands in, owes the hand-over file by a day; the office owes a new
    mentor. Nothing is passed on before the person has said so.
    """
    found = Pairing.objects.filter(resident=resident, state=PairingState.ACTIVE)
    one = found.select_related("mentor__user", "request").first()
    if one is None:
        raise NoMentorToChange
    before = one.request
    pairings.end(pairing_id=one.pk, by=by, at=at)
    owner = owners.answering(one.mentor, on=terms.day(at))
    request = requests.open_request(
        resident,
        kind=RequestKind.HANDOVER,
        owner=owner,
        by=by,
        terms=terms,
        at=at,
    )
    wishes = Wishes(before.language, before.field, before.channel, tuple(before.parts))
    requests.ask_for_mentor(resident=resident, wishes=wishes, by=by, terms=terms, at=at)
    return Handover.objects.create(
        resident=resident, mentor=one.mentor, request=request, asked_by=by, asked_at=at
    )


@transaction.atomic(savepoint=False)
def say(*, resident: Resident, consents: bool, by: User, at: datetime) -> Handover:
    """The person lets the next mentor read what was before, or does not; it can be said anew."""
    last = Handover.objects.filter(resident=resident).order_by("-asked_at", "-pk").first()
    if last is None:
        raise NothingToPassOn
    one = locked(Handover.objects.all(), pk=last.pk)
    one.consent, one.said_at = consents, at
    one.save(update_fields=["consent", "said_at"])
    action = "counselling.passing_agreed" if consents else "counselling.passing_refused"
    subject = ("resident", resident.public_id)
    audit.record(actor=by, action=action, subject=subject, at=at)
    return one
