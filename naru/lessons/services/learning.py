"""Somebody begins to learn by their seat, or moves to a newer version."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.lessons.models import Learning, Version
from naru.lessons.rules.moving import lost


class NoSeat(Refusal):
    message = _("이 강좌의 자리를 받은 사람만 배울 수 있습니다.")


class NothingToLearn(Refusal):
    message = _("아직 공개된 단원이 없습니다. 교육기관이 공개하면 배울 수 있습니다.")


class WouldLose(Refusal):
    message = _("새 판으로 옮기면 이미 한 것이 없어집니다. 지금 판으로 끝까지 배울 수 있습니다.")


@transaction.atomic(savepoint=False)
def begin(*, application_id: int, rule: Mapping[str, Any], by: User, at: datetime) -> Learning:
    """Learn by this seat from now on, on the newest version and by `rule`; the same again is the
    same.
    """
    seat = locked(Application.objects.select_related("intake__run").order_by(), pk=application_id)
    known = Learning.objects.filter(application=seat).first()
    if known is not None:
        return known
    if seat.state != State.SEATED:
        raise NoSeat
    newest = _newest(seat.intake.run.course_id)
    if newest is None:
        raise NothingToLearn
    made = Learning.objects.create(
        resident_id=seat.resident_id, application=seat, version=newest, rule=dict(rule), begun_at=at
    )
    _note(made, "learning.begun", by, at)
    return made


@transaction.atomic(savepoint=False)
def move(*, learning_id: int, did: Collection[str], by: User, at: datetime) -> Learning:
    """Go on with the newest version. `did` are the lessons in which the person did something;
    refused where any of that would be lost.
    """
    mine = locked(Learning.objects.all(), pk=learning_id)
    newest = _newest(mine.version.package.course_id)
    if newest is None or newest.pk == mine.version_id:
        return mine
    if lost(mine.version.content, newest.content, did):
        raise WouldLose
    mine.version = newest
    mine.save(update_fields=["version"])
    _note(mine, "learning.moved", by, at)
    return mine


def _newest(course_id: int) -> Version | None:
    return Version.objects.published().filter(package__course=course_id).first()


def _note(learning: Learning, action: str, by: User, at: datetime) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("learning", learning.public_id),
        at=at,
        version=learning.version.number,
    )
