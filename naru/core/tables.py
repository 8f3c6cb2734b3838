"""Bringing a table in line with rows from a file: write what differs, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """What one table went through, in numbers of rows."""

    table: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0

    @property
    def writes(self) -> int:
        return self.new + self.changed + self.withdrawn


def align(
    model: type[models.Model],
    *,
    key: Sequence[str],
    rows: Sequence[Row],
    at: datetime,
    withdraw: bool = True,
    when_withdrawn: Row | None = None,
    among: models.QuerySet[Any] | None = None,
) -> Change:
    """Make the table hold `rows`, matched by the fields of `key`, in four statements at most.

    Every row names the same fields (foreign keys as `…_id`). Rows of the table that are not
    among `rows` get `withdrawn_at = at` and stay, since others may point at them; one that
    comes back is current again. With `withdraw=False` (tables that others fill too) they are
    left alone. `when_withdrawn` are columns that a withdrawn row gives up. `among` narrows what is
    compared to some of the table; `rows` have to lie in it.
    """
    manager = model._default_manager
    before = {_key(row, key): row for row in (manager.all() if among is None else among)}
    wanted = {tuple(row[name] for name in key): row for row in rows}
    if withdraw:
        wanted = {at_key: {**row, "withdrawn_at": None} for at_key, row in wanted.items()}
    gone = [row for at_key, row in before.items() if withdraw and at_key not in wanted]
    withdrawn = _withdraw(model, gone, {"withdrawn_at": at, **(when_withdrawn or {})})
    known = [(before[at_key], row) for at_key, row in wanted.items() if at_key in before]
    differing = [found for found, row in known if _take_over(found, row)]
    new = [model(**row) for at_key, row in wanted.items() if at_key not in before]
    if differing:
        manager.bulk_update(differing, _columns(rows, key, withdraw=withdraw))
    if new:
        manager.bulk_create(new)
    return Change(
        table=model._meta.db_table,
        new=len(new),
        changed=len(differing),
        unchanged=len(known) - len(differing),
        withdrawn=withdrawn,
    )


def align_links(
    through: type[models.Model], *, fields: tuple[str, str], pairs: set[tuple[int, int]]
) -> Change:
    """Make a many-to-many table hold exactly `pairs` of ids; `fields` are its two columns."""
    manager = through._default_manager
    before = {_key(row, fields): row.pk for row in manager.all()}
    gone = [pk for pair, pk in before.items() if pair not in pairs]
    new = [
        through(**dict(zip(fields, pair, strict=True)))
        for pair in sorted(pairs)
        if pair not in before
    ]
    if gone:
        manager.filter(pk__in=gone).delete()
    if new:
        manager.bulk_create(new)
    return Change(
        table=through._meta.db_table,
        new=len(new),
        unchanged=len(before) - len(gone),
        withdrawn=len(gone),
    )


def ids_by_code(model: type[models.Model]) -> dict[str, int]:
    """Primary keys of all rows by their `code`, to turn a file's references into foreign keys."""
    return dict(model._default_manager.values_list("code", "pk"))


def _key(row: models.Model, key: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in key)


def _take_over(found: models.Model, row: Row) -> bool:
    """Set what differs; tell whether anything did."""
    differs = False
    for name, value in row.items():
        if getattr(found, name) != value:
            setattr(found, name, value)
            differs = True
    return differs


def _withdraw(model: type[models.Model], gone: list[models.Model], columns: Row) -> int:
    current = [row.pk for row in gone if getattr(row, "withdrawn_at", None) is None]
    if current:
        model._default_manager.filter(pk__in=current).update(**columns)
    return len(current)


def _columns(rows: Sequence[Row], key: Sequence[str], *, withdraw: bool) -> list[str]:
    names = [name for name in rows[0] if name not in key]
    return [*names, "withdrawn_at"] if withdraw else names
