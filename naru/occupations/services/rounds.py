"""Writing rounds of exams with their times to apply, whoever announced them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction

from naru.core.tables import Change, Row, align
from naru.occupations.models import Exam, ExamWindow

EXAMS = "exams"
"""Held by whoever makes rounds, so that none of the pack comes back beside announced ones."""

KEY = ("certificate_id", "round", "part")


@transaction.atomic(savepoint=False)
def save_rounds(
    rows: Sequence[Row],
    *,
    among: models.QuerySet[Exam],
    at: datetime,
    keep_windows: models.QuerySet[Exam] | None = None,
) -> list[Change]:
    """Make these the rounds `among` which they lie, and their `windows` the times to apply.

    A round that is not among the rows is withdrawn and stays, with its times. Times of rounds in
    `keep_windows` are added to and not withdrawn.
    """
    bare = [{name: row[name] for name in row if name != "windows"} for row in rows]
    changes = [align(Exam, key=KEY, rows=bare, at=at, among=among)]
    ids = {
        (one.certificate_id, one.round, one.part): one.pk
        for one in Exam.objects.filter(round__in={row["round"] for row in rows}).only(*KEY)
    }
    kept = set(keep_windows.values_list("pk", flat=True)) if keep_windows is not None else set()
    windows = [
        {"exam_id": ids[tuple(row[name] for name in KEY)], "from_on": opens, "until_on": closes}
        for row in rows
        for opens, closes in row["windows"]
    ]
    whole = [row for row in windows if row["exam_id"] not in kept]
    more = [{**row, "withdrawn_at": None} for row in windows if row["exam_id"] in kept]
    changes += [
        _save_windows(some, at=at, withdraw=some is whole) for some in (whole, more) if some
    ]
    return changes


def _save_windows(rows: Sequence[Row], *, at: datetime, withdraw: bool) -> Change:
    exams = {row["exam_id"] for row in rows}
    among = ExamWindow.objects.filter(exam__in=exams)
    key = ["exam_id", "from_on"]
    return align(ExamWindow, key=key, rows=rows, at=at, withdraw=withdraw, among=among)
