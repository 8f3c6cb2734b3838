"""An operator or a provider's staff bring in what a source or a file has.

staged rows -> catalogue and search -> audit line, all or nothing.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from naru.audit import services as audit
from naru.catalogue.models import ImportRun
from naru.catalogue.services import applying


@transaction.atomic(durable=True)
def import_catalogue(
    *,
    import_run: ImportRun,
    priority: int,
    at: datetime,
    believe_loss: bool = False,
    indexed: Callable[[int, int], None] = lambda done, total: None,
) -> ImportRun:
    """Apply a fully staged import and return it with its report, or change nothing.

    `priority` says who decides where two sources differ about one run; `believe_loss` marks
    records as gone even if the source shrank by half; `indexed` hears how many of the changed
    courses search knows, and of how many.
    """
    applying.apply(import_run, priority=priority, at=at, believe_loss=believe_loss, indexed=indexed)
    audit.record(
        actor=import_run.by,
        action="catalogue.imported",
        subject=("import_run", import_run.pk),
        at=at,
        source=import_run.source,
        scope=import_run.scope,
        rows={
            "new": import_run.rows_new,
            "changed": import_run.rows_changed,
            "gone": import_run.rows_gone,
            "refused": import_run.rows_refused,
        },
    )
    return import_run
