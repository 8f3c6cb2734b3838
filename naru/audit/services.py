"""Writing the audit trail. Callers hold the transaction of the change itself."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import queries, rules
from naru.audit.models import Entry
from naru.core import jobs

AT_ONCE = 20_000
"""Lines that are proved while the auditor waits, about a second; longer chains become a job."""


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


def note_look(*, by: User, wanted: queries.Wanted, at: datetime, exported: bool = False) -> Entry:
    """Whoever reads the trail stands in it too, with what they asked for."""
    return record(
        actor=by,
        action="audit.exported" if exported else "audit.viewed",
        subject=("audit", "log"),
        at=at,
        asked=wanted.as_details(),
    )


@transaction.atomic(savepoint=False)
def prove(*, by: User | None, at: datetime) -> queries.Proof:
    """Prove the chain and write the result into it."""
    proof = queries.prove()
    record(
        actor=by,
        action="audit.proved",
        subject=("audit", "chain"),
        at=at,
        holds=proof.holds,
        **asdict(proof),
    )
    return proof


@transaction.atomic(savepoint=False)
def ask_for_proof(*, by: User, at: datetime) -> queries.Proof | None:
    """Prove a short chain at once; a long one by a job, and then there is no result yet."""
    if queries.length() <= AT_ONCE:
        return prove(by=by, at=at)
    jobs.defer("audit.prove", actor_id=by.pk)
    record(actor=by, action="audit.proof_asked", subject=("audit", "chain"), at=at)
    return None
