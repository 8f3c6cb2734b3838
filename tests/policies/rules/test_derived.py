"""Derived facts at their edges: birthdays, leap days, New Year, the won above the limit."""

from datetime import date, timedelta

import pytest

from naru.policies.rules.derived import DERIVED, median_for, values_on

MEDIANS = {1: 2_000_000, 2: 3_000_000, 3: 4_000_001}


def value(name, facts, on):
    return values_on(facts, on, MEDIANS, frozenset({name})).get(name)


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(1986, 3, 2), date(2026, 3, 1), 39),
        (date(1986, 3, 2), date(2026, 3, 2), 40),
        (date(1984, 2, 29), date(2026, 2, 28), 41),
        (date(1984, 2, 29), date(2026, 3, 1), 42),
        (date(1984, 2, 29), date(2028, 2, 28), 43),
        (date(1984, 2, 29), date(2028, 2, 29), 44),
        (date(1986, 12, 31), date(2026, 1, 1), 39),
    ],
)
def test_age_turns_on_the_birthday(born, on, years):
    assert value("age", {"birth_on": born}, on) == years


def test_year_age_turns_on_new_years_day():
    born = {"birth_on": date(1968, 12, 31)}
    assert value("year_age", born, date(2017, 12, 31)) == 49
    assert value("year_age", born, date(2018, 1, 1)) == 50


@pytest.mark.parametrize(
    ("size", "income", "percent"),
    [(1, 1_000_000, 50), (1, 1_000_001, 51), (1, 0, 0), (3, 2_000_001, 51), (5, 3_000_000, 50)],
)
def test_income_percent_is_rounded_up(size, income, percent):
    facts = {"household_size": size, "household_income_won": income}
    assert value("income_percent", facts, date(2026, 1, 1)) == percent


def test_large_households_extend_the_table_by_its_last_step():
    assert median_for(5, MEDIANS) == 4_000_001 + 2 * 1_000_001


def test_a_paper_is_zero_days_old_on_its_day():
    facts = {"welfare_proof_on": date(2026, 8, 26)}
    assert value("proof_days", facts, date(2026, 8, 26)) == 0
    assert value("proof_days", facts, date(2026, 11, 24)) == 90


@pytest.mark.parametrize(
    ("opened", "on", "months"),
    [
        (date(2025, 1, 31), date(2025, 2, 28), 0),
        (date(2025, 1, 31), date(2025, 3, 1), 1),
        (date(2024, 6, 15), date(2025, 6, 14), 11),
        (date(2024, 6, 15), date(2025, 6, 15), 12),
    ],
)
def test_business_months_are_full_months(opened, on, months):
    assert value("business_months", {"business_opened_on": opened}, on) == months


@pytest.mark.parametrize("name", ["age", "year_age", "proof_days", "business_months"])
def test_reached_is_the_first_day_of_a_value(name):
    """For every start within four years (leap days included) and several values."""
    item = DERIVED[name]
    for offset in range(0, 1_461, 7):
        start = date(1980, 1, 1) + timedelta(days=offset)
        facts = {item.needs[0]: start}
        for number in (1, 7, 12, 40):
            day = item.reached(facts, number)
            assert value(name, facts, day) == number
            assert value(name, facts, day - timedelta(days=1)) == number - 1


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_nothing_is_derived_from_nothing(name):
    assert value(name, {}, date(2026, 1, 1)) is None
    assert DERIVED[name].reached({}, 3) is None


def test_without_a_table_no_percentage():
    facts = {"household_size": 1, "household_income_won": 1}
    assert values_on(facts, date(2026, 1, 1), {}, frozenset({"income_percent"})) == facts


def test_at_most_one_fact_behind_a_derived_one_can_be_changed():
    assert {name: item.reset for name, item in DERIVED.items() if item.reset} == {
        "income_percent": "household_income_won",
        "proof_days": "welfare_proof_on",
    }
