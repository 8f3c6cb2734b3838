"""Throwing away what was staged: all at once where it is all there is, else row by row."""

from django.db import OperationalError, ProgrammingError, connection, models, transaction
from django.db.models import Max, Min

from naru.catalogue.models import ImportRun, StagedEntry, StagedRow

MANY = 1_000
"""From so many rows on a table is emptied sooner than its rows are deleted, and leaves no room
taken until somebody sweeps it."""

STAGED: tuple[type[models.Model], ...] = (StagedRow, StagedEntry)


def forget(runs: models.QuerySet[ImportRun]) -> None:
    """Throw away what was staged for these runs, row by row."""
    for model in STAGED:
        model._default_manager.filter(import_id__in=runs.values("pk")).delete()


def empty(run: ImportRun) -> None:
    """Throw what was staged for the run away; that of other runs stays, whoever is staging it."""
    for model in STAGED:
        if run.rows_read < MANY or not _emptied(model, run):
            model._default_manager.filter(import_id=run.pk).delete()


def _emptied(model: type[models.Model], run: ImportRun) -> bool:
    """Whether nobody else uses the table or has rows in it, and it was emptied."""
    table = model._meta.db_table
    try:
        with transaction.atomic(savepoint=True), connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE NOWAIT")
            ids = model._default_manager.aggregate(least=Min("import_id"), most=Max("import_id"))
            alone = set(ids.values()) <= {run.pk, None}
            if alone:
                cursor.execute(f"TRUNCATE {table}")
            else:
                transaction.set_rollback(True)
    except (OperationalError, ProgrammingError):
        return False
    return alone
