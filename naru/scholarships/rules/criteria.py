"""The published criteria: conditions of the policy engine, each worth points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naru.policies.rules.derived import DERIVED, Medians, values_on
from naru.policies.rules.facts import Facts, Kind, Value
from naru.policies.rules.trees import Condition, kind_of, outcome

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition with its points and its words, as a round published it."""

    condition: Condition
    points: int
    ko: str
    en: str

    @classmethod
    def read(cls, record: Mapping[str, object]) -> "Criterion":
        """From a record such as {"id": …, "fact": …, "op": …, "value": …, "points": …}."""
        fact, operator = str(record["fact"]), str(record["op"])
        condition = Condition(
            str(record["id"]), fact, operator, constant(fact, operator, record["value"])
        )
        return cls(condition, int(str(record["points"])), str(record["ko"]), str(record["en"]))

    @property
    def record(self) -> Plain:
        """As JSON keeps it; `read` gives it back."""
        one = self.condition
        return {
            "id": one.id,
            "fact": one.fact,
            "op": one.operator,
            "value": _plain(one.value),
            "points": self.points,
            "ko": self.ko,
            "en": self.en,
        }

    @property
    def needs(self) -> tuple[str, ...]:
        """The stored facts it looks at."""
        fact = self.condition.fact
        return DERIVED[fact].needs if fact in DERIVED else (fact,)


def met(
    criteria: Sequence[Criterion], facts: Facts, on: date, medians: Medians
) -> list[tuple[Criterion, bool]]:
    """Every criterion with whether it is met on the day; what is not known is not met."""
    named = frozenset(one.condition.fact for one in criteria if one.condition.fact in DERIVED)
    values = values_on(facts, on, medians, named)
    return [(one, outcome(one.condition, values) is True) for one in criteria]


def points_of(answers: Sequence[tuple[Criterion, bool]]) -> int:
    """The sum over the criteria that are met."""
    return sum(one.points for one, holds in answers if holds)


def constant(fact: str, operator: str, value: object) -> Value | tuple[Value, Value]:
    """The right side of a test in the engine's types."""
    if isinstance(value, list):
        items = [_item(fact, one) for one in value]
        return (items[0], items[1]) if operator == "between" else frozenset(map(str, items))
    return _item(fact, value)


def _item(fact: str, value: object) -> Value:
    if kind_of(fact) is Kind.DAY and not isinstance(value, date):
        return date.fromisoformat(str(value))
    if isinstance(value, bool | int | date):
        return value
    return str(value)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
