"""A derived value's threshold is found with the function that decides for one person."""

import itertools
from datetime import date, timedelta

import numpy as np
import pytest

from naru.policies.rules.derived import DERIVED
from naru.policies.rules.facts import FIRST_DAY
from naru.simulation.rules.atoms import answers_to, latest_with, places_of
from naru.simulation.rules.bits import size
from naru.simulation.rules.people import day_number, day_of
from naru.simulation.store.opening import Store
from naru.simulation.store.writing import built
from tests.policies.factories import cond
from tests.simulation.factories import TODAY, recipe

CASES = [
    ("age", 45, date(2026, 11, 24), date(1981, 11, 24)),
    ("age", 50, date(2026, 2, 28), date(1976, 2, 28)),
    ("age", 50, date(2026, 3, 1), date(1976, 3, 1)),
    ("age", 50, date(2028, 2, 29), date(1978, 2, 28)),
    ("year_age", 40, date(2026, 1, 1), date(1986, 12, 31)),
    ("proof_days", 90, date(2026, 11, 24), date(2026, 8, 26)),
    ("business_months", 12, date(2026, 11, 24), date(2025, 11, 24)),
]


@pytest.mark.parametrize(("fact", "value", "on", "day"), CASES)
def test_the_last_day_that_still_reaches_a_value(fact, value, on, day):
    derived = DERIVED[fact]
    got = latest_with(fact, value, on)
    reached = [
        derived.value({derived.needs[0]: one}, on, {}) >= value
        for one in (day_of(got), day_of(got) + timedelta(days=1))
    ]
    assert (reached, got) == ([True, False], day_number(day))


def test_a_value_nobody_can_reach_has_no_day():
    assert latest_with("age", 200, TODAY) == -1


def test_days_are_numbered_from_the_first_that_facts_may_name():
    assert (day_number(FIRST_DAY), day_of(day_number(TODAY))) == (0, TODAY)


@pytest.fixture
def store(tmp_path):
    return Store(built(tmp_path, recipe()))


def test_places_count_births_up_to_a_day_in_each_group(store):
    births, groups = store.numbers("birth_on"), store.groups
    day = int(np.median(births))
    expected = [
        start + int((births[start:stop] <= day).sum()) for start, stop in itertools.pairwise(groups)
    ]
    assert places_of(store, [day])[:, 0].tolist() == expected


def test_constants_beyond_every_number_are_met_by_all_or_none(store):
    def met(fact, operator, value):
        condition = cond(fact, operator, value).condition
        one = type(condition)("c", fact, operator, value)
        return size(answers_to(one, store, TODAY, {}).yes)

    everybody = store.people
    assert met("household_income_won", "at_most", 10**12) == everybody
    assert met("household_size", "at_least", 1000) == 0
    assert met("business_opened_on", "from", date(1890, 1, 1)) == everybody
    assert met("birth_on", "until", date(1890, 1, 1)) == 0
    assert met("benefits_now", "has_none", frozenset({"NOBODY_HAS_IT"})) == everybody
    assert met("benefits_now", "has_any", frozenset({"NOBODY_HAS_IT"})) == 0
    assert met("age", "between", (60, 50)) == 0


def test_a_condition_no_store_can_test_is_refused(store):
    strange = type(cond("age", "at_least", 1).condition)("c", "household_size", "is_prime", 3)
    with pytest.raises(ValueError, match="is_prime"):
        answers_to(strange, store, TODAY, {})
