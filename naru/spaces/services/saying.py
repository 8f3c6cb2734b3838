"""Free text is refused where it holds what we never keep; every change leaves its line."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.refusals import Refusal
from naru.residents.rules import holds_registration_number
from naru.spaces.enums import State
from naru.spaces.models import Booking


class HoldsNumber(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 적어 주세요.")


def said(words: str) -> str:
    """The words without blanks around them; refused if they hold a registration number."""
    kept = words.strip()
    if holds_registration_number(kept):
        raise HoldsNumber
    return kept


def change(one: Booking, state: State, *, at: datetime, **columns: object) -> None:
    """The booking stands there from now on; its entry in calendars gets a new number."""
    one.state, one.state_at, one.sequence = state, at, one.sequence + 1
    for name, value in columns.items():
        setattr(one, name, value)
    one.save(update_fields=["state", "state_at", "sequence", *columns])


def note(one: Booking, action: str, *, by: User | None, at: datetime, **told: str | int) -> None:
    """The line in the trail."""
    subject = ("space", one.public_id)
    audit.record(actor=by, on_behalf_of=None, action=action, subject=subject, at=at, **told)
