"""A resident lets the staff of a desk act for them.

leave recorded -> the resident is told.
"""

from datetime import date, datetime

from django.db import transaction

from naru.accounts.models import Organisation, User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.enums import Means, Scope
from naru.residents.models import Helper, Resident
from naru.residents.services import helpers


@transaction.atomic(durable=True)
def let_desk_help(
    *,
    resident: Resident,
    organisation: Organisation,
    means: Means,
    to_on: date,
    by: User,
    at: datetime,
) -> Helper:
    """The desk may look and act until `to_on`; `means` says how the resident agreed."""
    leave = helpers.add_desk(
        resident_id=resident.pk,
        organisation=organisation,
        scope=Scope.WRITE,
        means=means,
        to_on=to_on,
        by=by,
        at=at,
    )
    inbox.send(
        resident=resident, kind=Kind.HELPER_ADDED, at=at, helper=organisation.name_ko, to_on=to_on
    )
    return leave
