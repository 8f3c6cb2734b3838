"""The two checks: income by a counsellor, double benefits by a manager, never one person's both."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.residents.rules import holds_registration_number
from naru.scholarships.enums import ApplicationState, CheckKind
from naru.scholarships.models import Application, Check
from naru.scholarships.models.applications import CHECKS, IN_CHECK


class NotYourCheck(Refusal):
    message = _("이 확인은 다른 역할이 합니다. 소득은 상담사가, 중복 지원은 사업 담당자가 봅니다.")


class SamePersonTwice(Refusal):
    message = _("두 확인은 서로 다른 사람이 해야 합니다. 다른 직원에게 맡겨 주세요.")


class OwnApplication(Refusal):
    message = _("내 신청이나 내가 대신 낸 신청은 확인할 수 없습니다. 다른 직원에게 맡겨 주세요.")


class CheckedAlready(Refusal):
    message = _("이미 확인한 내용입니다. 화면을 다시 열어 주세요.")


class NotInCheck(Refusal):
    message = _("지금은 확인할 신청이 아닙니다. 화면을 다시 열어 상태를 봐 주세요.")


class WordsNeeded(Refusal):
    message = _("무엇을 보고 확인했는지 한 줄 적어 주세요.")


class HoldsNumber(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 적어 주세요.")


@transaction.atomic(savepoint=False)
def check(
    *,
    application_id: int,
    kind: CheckKind,
    found: Mapping[str, object],
    words: str,
    membership: Membership,
    at: datetime,
) -> Application:
    """Write down what one member of staff found in the papers; it is never changed.

    Raises a refusal for the wrong role, for whoever made the other check, and for whoever
    applied or handed the application in.
    """
    one = _in_check(application_id)
    _refuse_wrong_person(one, kind, membership)
    said = _said(words)
    Check.objects.create(
        application=one,
        kind=kind,
        found=dict(found),
        words=said,
        by=membership.user,
        role=membership.role,
        organisation=membership.organisation,
        at=at,
    )
    _note("scholarship.checked", one, membership, at, kind=kind.value)
    return one


@transaction.atomic(savepoint=False)
def ask_more(
    *, application_id: int, words: str, membership: Membership, at: datetime
) -> Application:
    """Ask the person for another paper, in a sentence they read."""
    one = _in_check(application_id)
    _refuse_own(one, membership)
    one.state, one.asked_words = ApplicationState.MORE_ASKED, _said(words)
    one.save(update_fields=["state", "asked_words"])
    _note("scholarship.more_asked", one, membership, at)
    return one


@transaction.atomic(savepoint=False)
def find_eligible(*, application: Application, at: datetime) -> None:
    """Both checks stand and the rule is met; the caller holds the row."""
    application.state, application.decided_at = ApplicationState.ELIGIBLE, at
    application.asked_words = ""
    application.save(update_fields=["state", "decided_at", "asked_words"])
    audit.record(
        actor=None,
        action="scholarship.eligible",
        subject=("scholarship_application", application.public_id),
        at=at,
    )


def _in_check(application_id: int) -> Application:
    one = locked(Application.objects.select_related("round", "resident"), pk=application_id)
    if one.state not in IN_CHECK:
        raise NotInCheck
    return one


def _refuse_wrong_person(one: Application, kind: CheckKind, membership: Membership) -> None:
    if Role(membership.role) != CHECKS[kind]:
        raise NotYourCheck
    _refuse_own(one, membership)
    made = list(Check.objects.filter(application=one))
    if any(check.kind == kind for check in made):
        raise CheckedAlready
    if any(check.by_id == membership.user_id for check in made):
        raise SamePersonTwice


def _refuse_own(one: Application, membership: Membership) -> None:
    if membership.user_id in {one.submitted_by_id, one.resident.user_id}:
        raise OwnApplication


def _said(words: str) -> str:
    said = " ".join(words.split())
    if not said:
        raise WordsNeeded
    if holds_registration_number(said):
        raise HoldsNumber
    return said


def _note(
    action: str, one: Application, membership: Membership, at: datetime, **details: str
) -> None:
    audit.record(
        actor=membership.user,
        action=action,
        subject=("scholarship_application", one.public_id),
        at=at,
        on_behalf_of=None,
        **details,
    )
