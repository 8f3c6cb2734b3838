"""Criteria: read as they were kept, met or not, worth their points."""

from datetime import date

import pytest

from naru.policies.rules.trees import Condition
from naru.scholarships.rules.criteria import Criterion, constant, met, points_of

ON = date(2026, 11, 24)
FIFTY = Criterion(Condition("from-50", "age", "at_least", 50), 10, "50세부터", "from 50")
LOOKING = Criterion(
    Condition("out-of-work", "employment", "one_of", frozenset({"LOOKING", "RESTING"})),
    20,
    "가",
    "a",
)


@pytest.mark.parametrize(
    "condition",
    [
        FIFTY.condition,
        LOOKING.condition,
        Condition("band", "age", "between", (40, 49)),
        Condition("born", "birth_on", "from", date(1970, 1, 1)),
        Condition("livelihood", "basic_livelihood", "is", True),
        Condition("none", "benefits_now", "has_none", frozenset({"LIFELONG_VOUCHER"})),
    ],
    ids=lambda one: one.id,
)
def test_what_is_kept_is_read_again_unchanged(condition):
    one = Criterion(condition, 5, "가", "a")
    assert Criterion.read(one.record) == one


def test_points_are_the_sum_of_what_is_met_and_the_unknown_is_not():
    facts = {"birth_on": date(1976, 11, 24), "employment": "LOOKING"}
    assert points_of(met([FIFTY, LOOKING], facts, ON, {})) == 30
    younger = {"birth_on": date(1976, 11, 25)}
    assert [holds for _one, holds in met([FIFTY, LOOKING], younger, ON, {})] == [False, False]


def test_a_criterion_knows_which_stored_facts_it_needs():
    assert (FIFTY.needs, LOOKING.needs) == (("birth_on",), ("employment",))


def test_constants_take_the_engine_s_types():
    assert constant("age", "between", [40, 49]) == (40, 49)
    assert constant("birth_on", "from", "1970-01-01") == date(1970, 1, 1)
