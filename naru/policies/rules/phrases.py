"""What a language must be able to say about a rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from naru.policies.rules.facts import FACTS, Value
from naru.policies.rules.nearest import Step
from naru.policies.rules.trees import Condition


@dataclass(frozen=True, slots=True)
class Speech:
    """The names a city gives: itself and its schemes, in the language spoken."""

    city: str
    schemes: Mapping[str, str]


class Phrases(Protocol):
    """One language's sentence makers."""

    one_of_these: str
    all_of_these: str
    elsewhere: str
    silent: ClassVar[Mapping[str, str]]
    """That no source says anything about "age" or "residence"."""

    def requirement(self, condition: Condition, wanted: bool, by: Speech) -> str:
        """What is needed, as a whole sentence."""

    def standing(self, fact: str, value: Value, by: Speech) -> str:
        """What we know of the person, as a whole sentence."""

    def question(self, fact: str, by: Speech) -> str:
        """What is asked to learn a stored fact."""

    def step(self, change: Step, present: object, by: Speech) -> str:
        """A change as a condition: "if you …"."""

    def suggestion(self, halves: Sequence[str], later: date | None, sure: bool) -> str:
        """From when, and on which changes, one can apply; `sure` if nothing else is open."""


def but_one(fact: str, fitting: Sequence[str]) -> str:
    """The only choice of the fact that is not among the fitting ones, "" if there are more."""
    others = [name for name in FACTS[fact].choices if name not in fitting]
    return others[0] if len(others) == 1 else ""


def years_of(scheme_names: frozenset[str]) -> dict[str, list[int]]:
    """The years by scheme: {"a:2023", "a:2024", "b"} gives {"a": [2023, 2024], "b": []}."""
    years: dict[str, list[int]] = {}
    for item in sorted(scheme_names):
        name, _, year = item.partition(":")
        years.setdefault(name, []).extend([int(year)] if year else [])
    return years


def runs(years: Sequence[int]) -> list[tuple[int, int]]:
    """Consecutive years drawn together: [2021, 2023, 2024] gives [(2021, 2021), (2023, 2024)]."""
    spans: list[tuple[int, int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    return spans
