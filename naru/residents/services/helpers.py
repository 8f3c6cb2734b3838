"""Recording and ending leave to act for a resident."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Organisation, User
from naru.core.refusals import Refusal
from naru.residents import rules
from naru.residents.enums import Deed, HelperKind, Means, Scope
from naru.residents.models import Helper, HelperCode, Resident
from naru.residents.services import people, trail

CODE_LASTS = timedelta(hours=24)
LONGEST_DAYS = 366


class CannotHelpOneself(Refusal):
    message = _("자기 자신을 도우미로 둘 수 없습니다.")


class AlreadyHelps(Refusal):
    message = _("이미 도우미로 정해져 있습니다. 바꾸려면 먼저 그만두게 해 주세요.")


class HelpTooLong(Refusal):
    message = _("도움받는 기간은 오늘 뒤부터 1년까지 정할 수 있습니다.")


class CodeUnknown(Refusal):
    message = _("확인 번호가 맞지 않거나 시간이 지났습니다. 새 번호를 받아 주세요.")


@transaction.atomic(savepoint=False)
def add_desk(
    *,
    resident_id: int,
    organisation: Organisation,
    scope: Scope,
    means: Means,
    to_on: date,
    by: User,
    at: datetime,
) -> Helper:
    """The resident lets the staff of a desk act until `to_on`; `means` says how they agreed."""
    resident = people.lock(resident_id)
    mine = Q(organisation=organisation)
    _make_room(resident, mine, by, at, to_on)
    trail.note(resident, by=by, deed=Deed.HELPER_ADDED, at=at, means=means.value)
    return Helper.objects.create(
        resident=resident,
        kind=HelperKind.DESK,
        organisation=organisation,
        scope=scope,
        means=means,
        from_on=timezone.localdate(at),
        to_on=to_on,
        agreed_at=at,
        recorded_by=by,
    )


@transaction.atomic(savepoint=False)
def make_code(*, resident_id: int, scope: Scope, to_on: date, by: User, at: datetime) -> str:
    """A number to tell the person who shall help; it works once, for 24 hours.

    A new number replaces the one before. Only its hash is kept.
    """
    resident = people.lock(resident_id)
    _refuse_if_too_long(to_on, at)
    code = rules.spell_code(secrets.token_bytes(rules.CODE_LENGTH))
    HelperCode.objects.update_or_create(
        resident=resident,
        defaults={
            "hash": _hash(code),
            "scope": scope,
            "to_on": to_on,
            "made_at": at,
            "expires_at": at + CODE_LASTS,
        },
    )
    trail.note(resident, by=by, deed=Deed.HELPER_CODE_MADE, at=at)
    return code


@transaction.atomic(savepoint=False)
def accept_code(*, typed: str, by: User, at: datetime) -> Helper:
    """The person who was told the number becomes the helper; the number is used up."""
    found = HelperCode.objects.filter(hash=_hash(rules.read_code(typed)), expires_at__gt=at).first()
    if found is None:
        raise CodeUnknown
    resident = people.lock(found.resident_id)
    if resident.user_id == by.pk:
        raise CannotHelpOneself
    used, _tables = HelperCode.objects.filter(pk=found.pk, hash=found.hash).delete()
    if not used:
        raise CodeUnknown
    _make_room(resident, Q(user=by), by, at, found.to_on)
    trail.note(resident, by=by, deed=Deed.HELPER_ADDED, at=at, means=Means.CODE.value)
    return Helper.objects.create(
        resident=resident,
        kind=HelperKind.RELATIVE,
        user=by,
        scope=found.scope,
        means=Means.CODE,
        from_on=timezone.localdate(at),
        to_on=found.to_on,
        agreed_at=at,
        recorded_by=by,
    )


@transaction.atomic(savepoint=False)
def revoke(*, helper: Helper, by: User, at: datetime) -> bool:
    """End the leave at once; True if it still ran, a second time changes nothing."""
    resident = people.lock(helper.resident_id)
    ended = Helper.objects.filter(pk=helper.pk, revoked_at__isnull=True)
    if not ended.update(revoked_at=at, revoked_by=by):
        return False
    trail.note(resident, by=by, deed=Deed.HELPER_ENDED, at=at)
    return True


def _make_room(resident: Resident, who: Q, by: User, at: datetime, to_on: date) -> None:
    """Refuse a second leave; one that ran out makes room for the new one."""
    _refuse_if_too_long(to_on, at)
    today = timezone.localdate(at)
    if Helper.objects.in_force(today).filter(who, resident=resident).exists():
        raise AlreadyHelps
    Helper.objects.filter(who, resident=resident, revoked_at__isnull=True).update(
        revoked_at=at, revoked_by=by
    )


def _refuse_if_too_long(to_on: date, at: datetime) -> None:
    today = timezone.localdate(at)
    if not today < to_on <= today + timedelta(days=LONGEST_DAYS):
        raise HelpTooLong


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
