"""Throwing away what was staged: all at once where it is all there is, else row by row."""

from django.db import OperationalError, ProgrammingError, connection, transaction

from naru.catalogue.models import ImportRun, StagedRow

MANY = 1_000
"""From so many rows on a table is emptied sooner than its rows are deleted, and leaves no room
taken until somebody sweeps it."""

LOCK = "LOCK TABLE catalogue_stagedrow IN ACCESS EXCLUSIVE MODE NOWAIT"
ALL_THERE_IS = """
    SELECT min(import_id) = %(import)s AND max(import_id) = %(import)s FROM catalogue_stagedrow
"""
EMPTY = "TRUNCATE catalogue_stagedrow"


def empty(run: ImportRun) -> None:
    """Throw the run's staged rows away; those of other runs stay, whoever is staging them."""
    if run.rows_read < MANY or not _emptied(run):
        StagedRow.objects.filter(import_id=run.pk).delete()


def _emptied(run: ImportRun) -> bool:
    """Whether nobody else uses the table or has rows in it, and it was emptied."""
    try:
        with transaction.atomic(savepoint=True), connection.cursor() as cursor:
            cursor.execute(LOCK)
            cursor.execute(ALL_THERE_IS, {"import": run.pk})
            alone = bool(cursor.fetchone()[0])
            if alone:
                cursor.execute(EMPTY)
            else:
                transaction.set_rollback(True)
    except (OperationalError, ProgrammingError):
        return False
    return alone
