"""Answers that cannot be true are refused all at once, each with what would be right."""

from datetime import date

import pytest

from naru.policies.rules.facts import FACTS, BadFacts, Fault, checked, from_answers, to_answers
from naru.residents import facts as residents
from naru.residents.enums import FactKind
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


def test_answers_and_facts_are_the_same_thing_twice():
    answers = {
        "birth_on": "1980-05-05",
        "benefits_now": ["VOUCHER"],
        "household_size": 2,
        "home_district": "11010",
    }
    facts = checked(from_answers(answers), on=TODAY, schemes=SCHEMES)
    assert facts == {
        "birth_on": date(1980, 5, 5),
        "benefits_now": frozenset({"VOUCHER"}),
        "household_size": 2,
    }
    assert to_answers(facts) == {k: v for k, v in answers.items() if k != "home_district"}


def test_an_answer_that_is_no_day_is_refused():
    assert faults(from_answers({"birth_on": "1980-02-30"}))[0].code == "wrong_type"


KINDS = {
    FactKind.YES_NO: "yes_no",
    FactKind.CHOICE: "choice",
    FactKind.NUMBER: "count",
    FactKind.WON: "won",
    FactKind.DATE: "day",
    FactKind.SCHEMES: "schemes",
}


def test_every_fact_of_the_rules_can_be_told_by_a_resident():
    """And the other way round: nothing is asked that no rule could use, but for the district."""
    told = {one.fact.value: one for one in residents.DEFINITIONS if one.fact != "home_district"}
    assert set(told) == set(FACTS)
    for name, fact in FACTS.items():
        assert KINDS[told[name].kind] == fact.kind
        if fact.kind == "choice":
            assert told[name].choices == fact.choices
