"""A resident, or whoever helps, ends the help.

leave ended -> the resident is told.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import Helper
from naru.residents.services import helpers


@transaction.atomic(durable=True)
def end_help(*, leave: Helper, by: User, at: datetime) -> None:
    """From now on the helper sees and does nothing; ending twice tells once."""
    if helpers.revoke(helper=leave, by=by, at=at):
        who = str(leave.user or leave.organisation)
        inbox.send(resident=leave.resident, kind=Kind.HELPER_ENDED, at=at, helper=who)
