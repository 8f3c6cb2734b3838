"""Answers that cannot be true are refused all at once, each with what would be right."""

from datetime import date

import pytest

from naru.policies.rules.facts import BadFacts, Fault, checked
from tests.policies.factories import TODAY

SCHEMES = frozenset({"VOUCHER"})


def faults(raw):
    with pytest.raises(BadFacts) as refused:
        checked(raw, on=TODAY, schemes=SCHEMES)
    return refused.value.faults


def test_good_facts_pass_with_their_types():
    raw = {
        "birth_on": TODAY,
        "lives_in_city": False,
        "household_size": 1,
        "household_income_won": 0,
        "employment": "LOOKING",
        "benefits_now": ["VOUCHER"],
        "benefits_before": {"VOUCHER:2024"},
        "near_poor": None,
    }
    assert checked(raw, on=TODAY, schemes=SCHEMES) == {
        "birth_on": TODAY,
        "lives_in_city": False,
        "household_size": 1,
        "household_income_won": 0,
        "employment": "LOOKING",
        "benefits_now": frozenset({"VOUCHER"}),
        "benefits_before": frozenset({"VOUCHER:2024"}),
    }


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"shoe_size": 42}, "unknown_fact"),
        ({"birth_on": date(2026, 11, 25)}, "in_the_future"),
        ({"birth_on": date(1899, 12, 31)}, "too_long_ago"),
        ({"birth_on": "1980-01-01"}, "wrong_type"),
        ({"lives_in_city": 1}, "wrong_type"),
        ({"employment": "looking"}, "unknown_choice"),
        ({"household_size": 0}, "out_of_range"),
        ({"household_size": True}, "out_of_range"),
        ({"household_income_won": -1}, "out_of_range"),
        ({"household_income_won": 1.5}, "out_of_range"),
        ({"benefits_now": "VOUCHER"}, "wrong_type"),
        ({"benefits_now": ["CARD"]}, "unknown_scheme"),
        (
            {"birth_on": date(1980, 1, 1), "business_opened_on": date(1979, 1, 1)},
            "before_birth",
        ),
        ({"small_merchant": True, "employment": "RETIRED"}, "contradicts_small_merchant"),
    ],
)
def test_impossible_facts_are_refused(raw, code):
    assert [fault.code for fault in faults(raw)] == [code]


def test_every_fault_is_told_with_what_is_allowed():
    found = faults({"lives_in_city": "yes", "benefits_now": ["X"]})
    assert found == (
        Fault("lives_in_city", "wrong_type", "true, false"),
        Fault("benefits_now", "unknown_scheme", "VOUCHER"),
    )
