"""Somebody takes over helping a resident, with the number the resident told them.

number used up -> leave recorded -> the resident is told.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import Helper
from naru.residents.services import helpers


@transaction.atomic(durable=True)
def accept_help(*, typed: str, by: User, at: datetime) -> Helper:
    """`by` may act for the resident who made the number; refused if it is wrong or used."""
    leave = helpers.accept_code(typed=typed, by=by, at=at)
    inbox.send(
        resident=leave.resident,
        kind=Kind.HELPER_ADDED,
        at=at,
        helper=str(by),
        to_on=leave.to_on,
    )
    return leave
