"""What follows from the facts on a day: named, versioned, outcome functions outside the trees.

A function's meaning never changes: a new meaning is a new version, so that a receipt of years
ago can be replayed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from naru.policies.rules.facts import Facts, Value

Medians = Mapping[int, int]
"""Monthly median income in won by household size, as in force on the day."""

PERCENT = 100
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from `needs` on a day; None while any of them is unknown.

    `reached(facts, n)` is the first day on which the value is `n` or more, for values that grow
    with time. `reset` names the fact a person can change to change the value.
    """

    name: str
    version: int
    needs: tuple[str, ...]
    value: Callable[[Facts, date, Medians], int | None]
    reached: Callable[[Facts, int], date | None] = lambda _facts, _n: None
    reset: str | None = None
    operators: frozenset[str] = frozenset({"at_least", "at_most", "between"})


def anniversary(day: date, years: int) -> date:
    """The day on which `years` full years have passed.

    Someone born on 29 February completes a year at the end of 28 February where there is no 29th
    (Civil Act art. 160(3)), so is a year older from 1 March.
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def age(facts: Facts, on: date, _medians: Medians) -> int | None:
    """Full years lived on the day; the birthday itself counts."""
    born = facts.get("birth_on")
    if not isinstance(born, date):
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def year_age(facts: Facts, on: date, _medians: Medians) -> int | None:
    """Age by year of birth: this year minus the year of birth, the same all year long."""
    born = facts.get("birth_on")
    return on.year - born.year if isinstance(born, date) else None


def income_percent(facts: Facts, _on: date, medians: Medians) -> int | None:
    """Monthly household income in per cent of the median for its size, rounded up.

    Rounding up makes "at most 50" exact: one won above half of the median is 51. A household
    larger than the table is measured by the table's increment between its two largest sizes.
    """
    size, income = facts.get("household_size"), facts.get("household_income_won")
    if not isinstance(size, int) or not isinstance(income, int) or not medians:
        return None
    return -(-income * PERCENT // median_for(size, medians))


def median_for(size: int, medians: Medians) -> int:
    """The median for a household of `size`, extended beyond the table by its last step."""
    largest = max(medians)
    if size <= largest:
        return medians[size]
    return medians[largest] + (size - largest) * (medians[largest] - medians[largest - 1])


def proof_days(facts: Facts, on: date, _medians: Medians) -> int | None:
    """Days since the welfare certificate was issued; 0 on the day itself."""
    issued = facts.get("welfare_proof_on")
    return (on - issued).days if isinstance(issued, date) else None


def business_months(facts: Facts, on: date, _medians: Medians) -> int | None:
    """Full months since the business was opened."""
    opened = facts.get("business_opened_on")
    if not isinstance(opened, date):
        return None
    return (on.year - opened.year) * MONTHS + on.month - opened.month - (on.day < opened.day)


def _birthday(facts: Facts, years: int) -> date | None:
    born = facts.get("birth_on")
    return anniversary(born, years) if isinstance(born, date) else None


def _new_year(facts: Facts, years: int) -> date | None:
    born = facts.get("birth_on")
    return date(born.year + years, 1, 1) if isinstance(born, date) else None


def _days_later(facts: Facts, days: int) -> date | None:
    issued = facts.get("welfare_proof_on")
    return issued + timedelta(days=days) if isinstance(issued, date) else None


def _months_later(facts: Facts, months: int) -> date | None:
    opened = facts.get("business_opened_on")
    if not isinstance(opened, date):
        return None
    year, month = divmod(opened.month - 1 + months, MONTHS)
    try:
        return opened.replace(year=opened.year + year, month=month + 1)
    except ValueError:
        return date(opened.year + year + (month + 1) // MONTHS, (month + 1) % MONTHS + 1, 1)


LIST = (
    Derived("age", 1, ("birth_on",), age, _birthday),
    Derived("year_age", 1, ("birth_on",), year_age, _new_year),
    Derived(
        "income_percent",
        1,
        ("household_size", "household_income_won"),
        income_percent,
        reset="household_income_won",
        operators=frozenset({"at_most"}),
    ),
    Derived("proof_days", 1, ("welfare_proof_on",), proof_days, _days_later, "welfare_proof_on"),
    Derived("business_months", 1, ("business_opened_on",), business_months, _months_later),
)
DERIVED: dict[str, Derived] = {item.name: item for item in LIST}


def values_on(facts: Facts, on: date, medians: Medians, names: frozenset[str]) -> dict[str, Value]:
    """The known facts together with the `names` derived from them on the day."""
    values = {name: value for name, value in facts.items() if value is not None}
    for name in names:
        got = DERIVED[name].value(facts, on, medians)
        if got is not None:
            values[name] = got
    return values
