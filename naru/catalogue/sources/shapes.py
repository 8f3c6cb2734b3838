"""The importers by the shape of rows they understand, and how any of them reads a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from naru.catalogue.enums import Reason
from naru.catalogue.sources import (
    job_centre,
    joining,
    personal,
    plaza_courses,
    provider_form,
    reservations,
    standard_columns,
    work24,
)
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Offering, Problem, Refused, Row
from naru.catalogue.sources.table import BAD_CELLS, NOT_A_ROW

SHAPES: dict[str, ModuleType] = {
    module.SHAPE: module
    for module in (
        reservations,
        plaza_courses,
        work24,
        standard_columns,
        job_centre,
        provider_form,
    )
}
IDENTIFYING = ("id", "url", "x", "y")
"""Mapped columns that hold numbers and addresses of pages, where nothing is taken out."""


@dataclass(frozen=True, slots=True)
class Read:
    """One row of a source: its number, what it was understood as, and what is kept of it."""

    number: int
    result: Offering | Refused
    keys: list[str]
    raw: dict[str, Any]


def read(reader: Iterable[Row], connector: Connector, *, first: int = 1) -> Iterator[Read]:
    """Every row as an offering or a refusal; people are taken out before anything is parsed.

    Numbers count from `first`, empty rows too, so that they agree with the file.
    """
    shape = SHAPES[connector.shape]
    drop = shape.DROP | set(connector.drop)
    keep = shape.KEEP | {connector.column(name) for name in IDENTIFYING if connector.columns}
    for number, sent in enumerate(reader, first):
        wrong = _misshapen(sent)
        if wrong:
            yield Read(number, wrong, [], personal.without(sent, drop, keep))
            continue
        for row in shape.rows((sent,)) if sent else ():
            raw = personal.without(row, drop, keep)
            result = shape.parse(raw, connector)
            keys = joining.keys(result, connector) if isinstance(result, Offering) else []
            yield Read(number, result, keys, raw)


def needed_columns(connector: Connector) -> tuple[str, ...]:
    """Columns without which a table is not of this source."""
    if connector.columns:
        return connector.column("id"), connector.column("title")
    return tuple(getattr(SHAPES[connector.shape], "NEEDED", ()))


def _misshapen(sent: Row) -> Refused | None:
    """A refusal if what was sent is no row, or has cells that no column names."""
    if NOT_A_ROW in sent:
        return Refused("", (Problem(Reason.NOT_A_ROW),))
    if BAD_CELLS in sent:
        params: dict[str, str | int] = {"cells": sent[BAD_CELLS], "columns": len(sent) - 1}
        return Refused("", (Problem(Reason.TOO_MANY_CELLS, params),))
    return None
