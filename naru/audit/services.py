"""Writing the audit trail. Callers hold the transaction of the change itself."""

from datetime import datetime

from naru.accounts.models import User
from naru.audit import rules
from naru.audit.models import Entry


def record(
    *,
    actor: User | None,
    action: str,
    subject: tuple[str, object],
    at: datetime,
    on_behalf_of: User | None = None,
    **details: object,
) -> Entry:
    """Write down that `actor` did `action` ("resident.consent_given") to `subject` (type, id).

    `actor` is None for the system itself. `details` are plain values and never hold more about
    a person than the change needs. The line takes its place in the chain when the transaction
    commits, and vanishes with it when it does not.
    """
    kind, key = subject
    return Entry.objects.create(
        at=at,
        actor=actor,
        on_behalf_of=on_behalf_of,
        action=action,
        subject_type=kind,
        subject_id=str(key),
        details=rules.canonical(details),
    )
