"""English sentences for conditions, standings and changes."""

from datetime import date

import pytest

from naru.policies.rules.english import CHOICES, NOT_CHOICES, PHRASES, STEPS, YES_NO
from naru.policies.rules.facts import LIST
from naru.policies.rules.nearest import Step
from naru.policies.rules.phrases import Speech
from naru.policies.rules.resolving import folded
from naru.policies.rules.trees import Condition
from tests.policies.factories import SCHEMES

BY = Speech("Narusi", {name: note.en for name, note in SCHEMES.items()})
BUT_EMPLOYED = ("GRADUAL_RETIREMENT", "SELF_EMPLOYED", "LOOKING", "RESTING", "RETIRED")


def needed(fact, operator, *constants, wanted=True):
    condition = Condition("c", fact, operator, folded(operator, constants))
    return PHRASES.requirement(condition, wanted, BY)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Your age is between 40 and 64", ("age", "between", 40, 64)),
        ("Your age is at least 40", ("age", "at_least", 40)),
        ("You live in Narusi", ("lives_in_city", "is", True)),
        ("You are looking for work or retired", ("employment", "one_of", "RETIRED", "LOOKING")),
        ("You are not employed", ("employment", "one_of", *BUT_EMPLOYED)),
        (
            "You have none of these: National Tomorrow Learning Card or lifelong-education voucher",
            ("benefits_now", "has_none", "LEARNING_CARD", "VOUCHER"),
        ),
        (
            "You have not had the lifelong-education voucher (2023-2024)",
            ("benefits_before", "has_none", "VOUCHER:2023", "VOUCHER:2024"),
        ),
        (
            "Your business started on or before Tuesday 31 December 2024",
            ("business_opened_on", "until", date(2024, 12, 31)),
        ),
        (
            "You were born between Monday 1 January 1951 and Tuesday 31 December 1968",
            ("birth_on", "between", date(1951, 1, 1), date(1968, 12, 31)),
        ),
    ],
)
def test_requirement(said, asked):
    assert needed(*asked) == said


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Your age is not between 40 and 64", ("age", "between", 40, 64)),
        ("Your age is more than 64", ("age", "at_most", 64)),
        ("You do not live in Narusi", ("lives_in_city", "is", True)),
        (
            "You have one of these: publicly funded job or lifelong-education voucher",
            ("benefits_now", "has_none", "VOUCHER", "PUBLIC_JOB"),
        ),
    ],
)
def test_requirement_turned_round(said, asked):
    assert needed(*asked, wanted=False) == said


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("age", 39, "Your age is 39"),
        ("income_percent", 55, "Your household income is 55% of the median"),
        ("lives_in_city", False, "You do not live in Narusi"),
        ("employment", "EMPLOYED", "You are employed"),
        ("birth_on", date(1987, 3, 2), "You were born on Monday 2 March 1987"),
        ("benefits_now", frozenset(), "You have no other support"),
        ("benefits_before", frozenset({"VOUCHER"}), "You have had the lifelong-education voucher"),
    ],
)
def test_standing(fact, value, said):
    assert PHRASES.standing(fact, value, BY) == said


@pytest.mark.parametrize(
    ("step", "present", "said"),
    [
        (Step("welfare_proof_on", (date(2026, 1, 1),)), None, "you get a new certificate"),
        (Step("near_poor", (True,)), False, "you are recognised as near-poor"),
        (
            Step("benefits_now", (frozenset(),)),
            frozenset({"VOUCHER"}),
            "you no longer have the lifelong-education voucher",
        ),
        (
            Step("household_income_won", (1_600_000,)),
            2,
            "your household income falls to 1,600,000 won a month or less",
        ),
        (Step("employment", ("LOOKING",)), "EMPLOYED", "you come to be looking for work"),
        (Step("employment", BUT_EMPLOYED), "EMPLOYED", "you are no longer employed"),
    ],
)
def test_step(step, present, said):
    assert PHRASES.step(step, present, BY) == said


def test_suggestion_says_when_and_how():
    march = date(2027, 3, 2)
    assert PHRASES.suggestion([], march, True) == "You can apply from Tuesday 2 March 2027."
    assert PHRASES.suggestion(["a", "b"], None, False) == "You can ask again if a and b."


def test_every_yes_no_fact_that_can_change_has_both_steps():
    assert {fact.name for fact in LIST if fact.kind == "yes_no"} == set(YES_NO)
    changeable = {f.name for f in LIST if f.kind == "yes_no" and f.change != "never"}
    assert {name for name, _ in STEPS} == changeable


def test_each_answer_can_be_said_not_to_be_so():
    assert {name: set(said) for name, said in NOT_CHOICES.items()} == {
        name: set(said) for name, said in CHOICES.items()
    }


def test_silence_about_age_and_residence_can_be_said():
    assert set(PHRASES.silent) == {"age", "residence"}
