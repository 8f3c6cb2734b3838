"""Answering, changing the answers, taking them back. Whoever has the link may: no log-in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.outcomes.models import FollowUp, Willing
from naru.residents.models import Resident


class Over(Refusal):
    message = _("답할 수 있는 때가 지났습니다. 마음 써 주셔서 고맙습니다.")


class NothingSaid(Refusal):
    message = _("한 가지라도 골라 주세요.")


@transaction.atomic(savepoint=False)
def answer(*, follow_up_id: int, answers: dict[str, str], at: datetime) -> FollowUp:
    """In place of what was answered before. `answers` are codes that `FollowTerms.sound` let by."""
    one = locked(FollowUp.objects.all(), pk=follow_up_id)
    if at >= one.closes_at:
        raise Over
    if not answers:
        raise NothingSaid
    one.answers, one.answered_at, one.withdrawn_at = answers, at, None
    one.save(update_fields=["answers", "answered_at", "withdrawn_at"])
    return one


@transaction.atomic(savepoint=False)
def withdraw(*, follow_up_id: int, no_more: bool, at: datetime) -> FollowUp:
    """The answers are gone, also when it is over; with `no_more` nothing is asked again."""
    one = locked(FollowUp.objects.all(), pk=follow_up_id)
    one.answers, one.answered_at, one.withdrawn_at = {}, None, at
    one.no_more = one.no_more or no_more
    one.save(update_fields=["answers", "answered_at", "withdrawn_at", "no_more"])
    return one


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """Nothing stays."""
    FollowUp.objects.filter(resident=resident).delete()
    Willing.objects.filter(resident=resident).delete()
