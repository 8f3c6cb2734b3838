"""Whether what stands on the right of a test fits its fact and operator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from naru.city import wording
from naru.policies.reading.schema import ParameterEntry
from naru.policies.rules.derived import DERIVED
from naru.policies.rules.facts import FACTS, Kind
from naru.policies.rules.resolving import Named
from naru.policies.rules.trees import OPERATORS, kind_of, operators_for

Mistake = tuple[str, str, str]
"""Which key is wrong (`fact`, `op` or `value`), what is wrong, and what would be right."""

PAIR = 2


@dataclass(frozen=True)
class Known:
    """What conditions may refer to."""

    parameters: Mapping[str, ParameterEntry]
    schemes: frozenset[str]


def mistakes(fact: str, operator: str, value: object, known: Known) -> list[Mistake]:
    """Everything wrong with one test."""
    if fact not in FACTS and fact not in DERIVED:
        what, right = wording.unknown(fact, [*FACTS, *DERIVED], "is not a fact that rules may use")
        return [("fact", what, right)]
    if operator not in operators_for(fact):
        what, right = wording.unknown(operator, operators_for(fact), f"does not fit {fact}")
        return [("op", what, right)]
    unit = _wrong_unit(fact, value, known)
    return unit or [
        ("value", what, right)
        for item in named_values(value, known)
        if (found := _misfit(fact, operator, item, known))
        for what, right in (found,)
    ]


UNITS = {
    "age": "years",
    "year_age": "years",
    "proof_days": "days",
    "business_months": "months",
    "income_percent": "percent",
    "household_size": "people",
    "household_income_won": "won",
}
"""The unit a number must have to be tested against; days are told by their kind."""


def _wrong_unit(fact: str, value: object, known: Known) -> list[Mistake]:
    """A parameter measured in something else than the fact: won against years."""
    unit = "day" if kind_of(fact) is Kind.DAY else UNITS.get(fact)
    names = [v[1:] for v in as_list(value) if isinstance(v, str) and v.startswith("$")]
    return [
        (
            "value",
            f"{name} is in {known.parameters[name].unit}, and {fact} is not.",
            f"Allowed: a parameter in {unit}.",
        )
        for name in names
        if name in known.parameters and unit not in (None, known.parameters[name].unit)
    ]


def named_values(value: object, known: Known) -> list[object]:
    """The value itself, or every amount of the parameter it names."""
    names = [v[1:] for v in as_list(value) if isinstance(v, str) and v.startswith("$")]
    if not names:
        return [value]
    missing = [name for name in names if name not in known.parameters]
    if missing:
        return [Missing(missing[0])]
    if isinstance(value, list):
        return []
    return [amount.value for amount in known.parameters[names[0]].amount]


@dataclass(frozen=True)
class Missing:
    """A `$name` that no parameter has."""

    name: str


def constants(value: object) -> tuple[object, ...]:
    """The value as the engine's constants, `$name` as `Named`."""
    return tuple(
        Named(item[1:]) if isinstance(item, str) and item.startswith("$") else item
        for item in as_list(value)
    )


def as_list(value: object) -> list[object]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]


def _misfit(fact: str, operator: str, value: object, known: Known) -> tuple[str, str] | None:
    if isinstance(value, Missing):
        names = sorted(known.parameters)
        return wording.unknown(value.name, names, "is not a parameter of parameters/")
    items = as_list(value)
    counted = OPERATORS[operator].constants
    if counted == "two" and len(items) != PAIR:
        return (f"{operator} needs two values.", "Write value = [lowest, highest].")
    if (counted == "one") is isinstance(value, list):
        right = "Write one value." if counted == "one" else "Write a list in [ ]."
        return (f"{operator} does not fit this value.", right)
    wrong = [item for item in items if not _fits(fact, item, known)]
    if wrong:
        return (f'"{wrong[0]}" does not fit {fact}.', f"Allowed: {_allowed(fact, known)}.")
    if counted == "two" and items[0] > items[1]:  # type: ignore[operator]
        return ("the first value is above the second.", "Write value = [lowest, highest].")
    return None


def _fits(fact: str, item: object, known: Known) -> bool:
    match kind_of(fact):
        case Kind.YES_NO:
            return isinstance(item, bool)
        case Kind.CHOICE:
            return item in FACTS[fact].choices
        case Kind.DAY:
            return type(item) is date
        case Kind.SCHEMES:
            return isinstance(item, str) and item.partition(":")[0] in known.schemes
    return isinstance(item, int) and not isinstance(item, bool)


def _allowed(fact: str, known: Known) -> str:
    match kind_of(fact):
        case Kind.YES_NO:
            return "true, false"
        case Kind.CHOICE:
            return ", ".join(FACTS[fact].choices)
        case Kind.DAY:
            return "a date such as 2024-01-01"
        case Kind.SCHEMES:
            return ", ".join(sorted(known.schemes))
    return "a whole number"
