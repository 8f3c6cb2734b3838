"""Moving somebody in a waiting list: one member of staff asks with a reason, another agrees.

Without both nobody's place ever changes; what was agreed to is counted in public.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import MoveReason, State
from naru.enrolments.models import Application, Move
from naru.enrolments.services import settling
from naru.residents.rules import holds_registration_number


class NotInList(Refusal):
    message = _("이 번호는 지금 기다리고 있지 않습니다.")


class AskedAlready(Refusal):
    message = _("이 번호를 옮기자는 말이 이미 있습니다. 먼저 그것을 끝내 주세요.")


class SecondPersonNeeded(Refusal):
    message = _("옮기자고 한 사람이 스스로 동의할 수 없습니다. 다른 직원에게 맡겨 주세요.")


class OwnPlace(Refusal):
    message = _("내 차례를 내가 옮길 수 없습니다. 다른 직원에게 맡겨 주세요.")


class ReasonNeeded(Refusal):
    message = _("무슨 일이 있었는지 한 줄 적어 주세요.")


class ReasonHoldsNumber(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 적어 주세요.")


class MoveOver(Refusal):
    message = _("이미 끝난 일입니다. 화면을 다시 열어 주세요.")


@transaction.atomic(savepoint=False)
def ask(
    *,
    intake_id: int,
    wait_no: int,
    before_no: int,
    reason: MoveReason,
    words: str,
    by: User,
    at: datetime,
) -> Move:
    """Ask that number `wait_no` stand right before `before_no`; nothing moves yet."""
    settling.hold(intake_id)
    said = _said(words)
    both = [_waiting(intake_id, wait_no), _waiting(intake_id, before_no)]
    if wait_no == before_no:
        raise NotInList
    one = both[0]
    _refuse_own(one, by)
    if Move.objects.filter(application=one, ended_at=None).exists():
        raise AskedAlready
    move = Move.objects.create(
        application=one,
        before_no=before_no,
        reason=reason,
        words=said,
        asked_by=by,
        asked_at=at,
    )
    _record("enrolment.move_asked", move, by, at)
    return move


@transaction.atomic(savepoint=False)
def end(*, move_id: int, agree: bool, by: User, at: datetime) -> Move:
    """Agree to it, and the place changes; or refuse it, and nothing does.

    Refused to whoever asked, to the person moved, and once the person does not wait any more.
    """
    settling.hold(Move.objects.get(pk=move_id).application.intake_id)
    move = locked(Move.objects.select_related("application__resident"), pk=move_id)
    if move.ended_at is not None:
        raise MoveOver
    if move.asked_by_id == by.pk:
        raise SecondPersonNeeded
    _refuse_own(move.application, by)
    if agree:
        one = locked(Application.objects.all(), pk=move.application_id)
        if one.state != State.WAITING:
            raise NotInList
        one.before_no = move.before_no
        one.save(update_fields=["before_no"])
    move.agreed, move.ended_by, move.ended_at = agree, by, at
    move.save(update_fields=["agreed", "ended_by", "ended_at"])
    _record("enrolment.moved" if agree else "enrolment.move_refused", move, by, at)
    return move


def _waiting(intake_id: int, wait_no: int) -> Application:
    found = Application.objects.filter(intake=intake_id, wait_no=wait_no, state=State.WAITING)
    one = found.select_related("resident").first()
    if one is None:
        raise NotInList
    return one


def _refuse_own(one: Application, by: User) -> None:
    if one.resident.user_id == by.pk:
        raise OwnPlace


def _said(words: str) -> str:
    said = " ".join(words.split())
    if not said:
        raise ReasonNeeded
    if holds_registration_number(said):
        raise ReasonHoldsNumber
    return said


def _record(action: str, move: Move, by: User, at: datetime) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("move", move.public_id),
        at=at,
        reason=move.reason,
        before=move.before_no,
    )
