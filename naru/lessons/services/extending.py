"""Asking for more time in an exam. Why is not asked: it is nobody's business."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.lessons.models import Extension, ExtensionAsk, Learning
from naru.lessons.rules.timing import EXTENSIONS
from naru.lessons.services import attempts


class NoSuchTime(Refusal):
    message = _("얼마나 더 필요한지 골라 주세요.")


class GivenAlready(Refusal):
    message = _("이미 그만큼 더 받았습니다.")


class NothingAsked(Refusal):
    message = _("이미 답했거나 부탁한 것이 없습니다.")


@transaction.atomic(savepoint=False)
def ask(*, learning_id: int, percent: int, by: User, at: datetime) -> ExtensionAsk:
    """The learner asks the provider; asked again, the later wish stands. Refused where they have
    as much already.
    """
    learning = locked(Learning.objects.all(), pk=learning_id)
    if percent not in EXTENSIONS:
        raise NoSuchTime
    if attempts.extra_percent(learning_id) >= percent:
        raise GivenAlready
    made, _new = ExtensionAsk.objects.update_or_create(
        learning=learning, defaults={"percent": percent, "at": at}
    )
    audit.record(
        actor=by,
        action="exam.longer_asked",
        subject=("learning", learning.public_id),
        at=at,
        percent=percent,
    )
    return made


@transaction.atomic(savepoint=False)
def give(*, learning_id: int, percent: int, by: User, at: datetime) -> Extension:
    """The provider gives so much more; whatever was asked is answered by it."""
    made = attempts.extend(learning_id=learning_id, percent=percent, by=by, at=at)
    ExtensionAsk.objects.filter(learning=learning_id).delete()
    return made


@transaction.atomic(savepoint=False)
def refuse(*, learning_id: int, by: User, at: datetime) -> Learning:
    """The provider does not give what was asked; they may ask again. What they have stays.

    Refused where nothing waits for an answer. Why is said to the learner, and kept nowhere else.
    """
    learning = locked(Learning.objects.all(), pk=learning_id)
    gone, _tables = ExtensionAsk.objects.filter(learning=learning).delete()
    if not gone:
        raise NothingAsked
    audit.record(
        actor=by, action="exam.longer_refused", subject=("learning", learning.public_id), at=at
    )
    return learning


def asked_percent(learning_id: int) -> int:
    """What waits for the provider's answer; 0 if nothing does."""
    found = ExtensionAsk.objects.filter(learning=learning_id).values_list("percent", flat=True)
    return found.first() or 0
