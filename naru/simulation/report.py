"""A comparison for people who read a terminal, and as files for those who analyse."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import astuple, fields
from importlib import import_module
from pathlib import Path

from naru.simulation.answering import Result
from naru.simulation.rules.comparing import Cell, Compared, cells
from naru.simulation.rules.people import SEXES

COLUMNS = tuple(field.name for field in fields(Cell))
INVENTED = "Made-up people: numbers by district, sex and age are counted, all else is invented."


class UnknownFormat(Exception):
    """The file's ending says no format that can be written."""


def table(result: Result) -> Iterator[str]:
    """The answer in lines: what changes, policy by policy, and the whole."""
    comparison = result.comparison
    asked = result.asked
    yield f"{asked.title} ({asked.name}), rules of {asked.on}"
    yield f"{asked.people:,} people. {INVENTED}"
    yield ""
    yield HEADER
    changed = [one for one in comparison.policies if one.changes]
    yield from map(_line, changed)
    if not changed:
        yield "No policy's answer or cost changes."
    same = sum(one.published and not one.changes for one in comparison.policies)
    silent = sum(not one.published for one in comparison.policies)
    yield f"{same} policies stay the same; of {silent} nobody has published the rule."
    yield ""
    gaining, losing = int(comparison.gaining.sum()), int(comparison.losing.sum())
    yield f"People who may take part in something more {gaining:>13,}"
    yield f"People who may not any more              {losing:>15,}"
    yield (
        "People whom no published rule serves       "
        f"{comparison.unserved_before:>13,} -> {comparison.unserved_after:,}"
    )
    yield (
        f"Cost a year                      {comparison.won_before:>19,} won -> "
        f"{comparison.won_after:,} won"
    )


HEADER = (
    f"{'policy':<34}{'may before':>12}{'may after':>12}{'gain':>11}{'lose':>11}"
    f"{'served':>16}{'won a year':>36}"
)


def _line(one: Compared) -> str:
    served = f"{_number(one.before.heads)} -> {_number(one.after.heads)}"
    won = f"{_number(one.before.won)} -> {_number(one.after.won)}"
    return (
        f"{one.policy:<34}{one.before.people:>12,}{one.after.people:>12,}"
        f"{one.gaining:>11,}{one.losing:>11,}{served:>16}{won:>36}"
    )


def _number(number: int | None) -> str:
    return "?" if number is None else f"{number:,}"


def write_csv(result: Result, path: Path) -> int:
    """One line for each policy, district, sex and single age; returns how many."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        lines = [astuple(cell) for cell in cells(result.bulk, result.comparison, SEXES)]
        writer.writerows(lines)
    return len(lines)


WRITERS = {
    ".csv": ("naru.simulation.report", "write_csv"),
    ".parquet": ("naru.simulation.parquet", "write_parquet"),
}
"""Named, not imported: Polars takes longer to load than the whole comparison."""


def write(result: Result, path: Path) -> int:
    """The cells in the format of the file's ending; returns how many lines. Refuses others."""
    if path.suffix not in WRITERS:
        raise UnknownFormat(f"{path.name} ends in none of {', '.join(WRITERS)}.")
    module, function = WRITERS[path.suffix]
    writer: Callable[[Result, Path], int] = getattr(import_module(module), function)
    return writer(result, path)
