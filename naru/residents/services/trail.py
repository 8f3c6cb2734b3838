"""The audit line of every change to a resident's record."""

from datetime import datetime

from naru.accounts.models import User
from naru.audit import services as audit
from naru.residents.enums import Deed
from naru.residents.models import Resident


def note(
    resident: Resident, *, by: User | None, deed: Deed, at: datetime, **details: object
) -> None:
    """Write down what was done to the record, never the values themselves.

    Done by somebody else, the line says on whose behalf; for residents who cannot log in it
    names the record only.
    """
    owner = resident.user
    for_other = by is not None and by.pk != resident.user_id
    audit.record(
        actor=by,
        on_behalf_of=owner if for_other else None,
        action=deed.value,
        subject=("resident", resident.public_id),
        at=at,
        **details,
    )
