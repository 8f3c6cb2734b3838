"""The city's books are gone through, sum by sum, and the result stands in the trail.

Both ledgers: the scholarship's points, and the fees that people pay. Nothing of either is changed.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.books import Reconciliation
from naru.payments.queries import reconciling
from naru.scholarships.queries import ledger

ACTION = "audit.books_checked"
BOOKS: dict[str, Callable[[], Reconciliation]] = {
    "scholarships": ledger.reconcile,
    "payments": reconciling.reconcile,
}
NAMED = 20
"""So many faults stand in the trail; the command `reconcile_…` names all."""


@transaction.atomic(durable=True)
def ask_for_books(*, by: User, at: datetime) -> None:
    """All books will be checked by a job: years of entries take longer than a page may."""
    jobs.defer("audit.check_books", actor_id=by.pk)
    audit.record(actor=by, action="audit.books_asked", subject=("ledger", "all"), at=at)


@transaction.atomic(durable=True)
def check_books(*, by: User, at: datetime) -> dict[str, Reconciliation]:
    """Every ledger's result by name, each written down."""
    found = {name: reconcile() for name, reconcile in BOOKS.items()}
    for name, result in found.items():
        audit.record(
            actor=by,
            action=ACTION,
            subject=("ledger", name),
            at=at,
            holds=result.holds,
            transfers=result.transfers,
            entries=result.entries,
            total=result.total,
            faults=[str(fault) for fault in result.faults[:NAMED]],
        )
    return found
