"""Taking residents in and keeping their name and number."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.residents import rules
from naru.residents.enums import NEEDS_PHONE, ContactWish, Deed, ResidentState
from naru.residents.models import Resident
from naru.residents.services import trail


class HoldsRegistrationNumber(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 그 숫자를 지우고 다시 적어 주세요.")


class NotAPhone(Refusal):
    message = _("전화번호를 다시 확인해 주세요. 예: 010-1234-5678")


class WishNeedsPhone(Refusal):
    message = _("전화로 연락받으려면 전화번호를 적어 주세요.")


class RecordErased(Refusal):
    message = _("이 기록은 지워졌습니다.")


@transaction.atomic(savepoint=False)
def register(
    *,
    user: User | None,
    by: User | None,
    at: datetime,
    name: str = "",
    phone: str = "",
    contact_wish: ContactWish = ContactWish.SITE,
) -> Resident:
    """A new record, with a code of its own; `user` is None for somebody who cannot log in."""
    resident = Resident(user=user, code=_free_code(), registered_at=at)
    _fill(resident, name=name, phone=phone, contact_wish=contact_wish)
    resident.save(force_insert=True)
    trail.note(resident, by=by, deed=Deed.REGISTERED, at=at)
    return resident


@transaction.atomic(savepoint=False)
def set_contact(
    *,
    resident_id: int,
    name: str,
    phone: str,
    contact_wish: ContactWish,
    by: User,
    at: datetime,
) -> Resident:
    """Keep how to call and reach the resident."""
    resident = lock(resident_id)
    _fill(resident, name=name, phone=phone, contact_wish=contact_wish)
    resident.save(update_fields=["name", "phone", "contact_wish"])
    trail.note(resident, by=by, deed=Deed.CONTACT_SET, at=at)
    return resident


def lock(resident_id: int) -> Resident:
    """The resident's row, held until the transaction ends; refuses an erased record."""
    resident = locked(Resident.objects.select_related("user"), pk=resident_id)
    if resident.state == ResidentState.ERASED:
        raise RecordErased
    return resident


def _fill(resident: Resident, *, name: str, phone: str, contact_wish: ContactWish) -> None:
    if rules.holds_registration_number(name):
        raise HoldsRegistrationNumber
    number = rules.e164(phone) if phone else ""
    if number is None:
        raise NotAPhone
    if contact_wish in NEEDS_PHONE and not number:
        raise WishNeedsPhone
    resident.name, resident.phone, resident.contact_wish = name.strip(), number, contact_wish


def _free_code() -> str:
    while True:
        code = rules.spell_code(secrets.token_bytes(rules.CODE_LENGTH))
        if not Resident.objects.filter(code=code).exists():
            return code
