"""Tables of a pack that hold from a day on, the oldest first: one of them is in force."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from naru.city.pack import Known, Pack, Read


class Dated(Protocol):
    @property
    def from_on(self) -> date: ...


class Sourced(Protocol):
    @property
    def sample(self) -> bool: ...

    @property
    def source(self) -> str | None: ...


D = TypeVar("D", bound=Dated)


def note_disorder(
    pack: Pack, read: Read[Any], table: str, entries: Iterable[Dated], *, which: str = ""
) -> None:
    """Note that the tables do not follow each other: `which` says which of them."""
    days = [one.from_on for one in entries]
    if days != sorted(set(days)):
        what = f"the tables [[{table}]]{which} are not in order of from_on."
        right = "Put the oldest first, each day once."
        pack.problems.append(read.problem((table,), what, right))


def note_sources(
    pack: Pack, read: Read[Any], table: str, entries: Iterable[Sourced], sources: Known
) -> None:
    """Note every table that names an unknown source, or none although it is no sample."""
    for number, one in enumerate(entries):
        pack.refer(read, (table, number, "source"), one.source, sources, "sources.toml")
        if not one.sample and one.source is None:
            what = f"this table [[{table}]] is no sample and names no source."
            pack.problems.append(read.problem((table, number), what, "Add source or sample."))


def in_force(entries: Iterable[D], on: date) -> D | None:
    """The last that has begun on the day."""
    begun = [one for one in entries if one.from_on <= on]
    return begun[-1] if begun else None


def in_force_or_first(entries: Sequence[D], on: date) -> D:
    """The same; before the first one's day, that one."""
    return in_force(entries, on) or entries[0]
