"""What is suggested works, is the least there is, and never asks for what cannot change."""

import itertools
import random
from datetime import date, timedelta

import pytest

from naru.policies.rules.derived import median_for
from naru.policies.rules.facts import FACTS, LIST, Change
from naru.policies.rules.nearest import (
    Step,
    Suggestion,
    _applied,
    nearest_changes,
    turning_days,
)
from naru.policies.rules.verdicts import Answer, decide
from tests.policies.factories import (
    MEDIANS,
    TODAY,
    cond,
    every,
    parameter,
    policy,
    random_facts,
    random_tree,
    some,
    version,
)

RESIDENT = cond("lives_in_city", "is", True)
AGE = cond("age", "between", 40, 64)
CARD = cond("benefits_now", "has_none", "LEARNING_CARD", "VOUCHER")
PROOF = cond("proof_days", "at_most", 90)


def test_too_young_waits_for_the_birthday():
    rule = policy(every(RESIDENT, AGE))
    facts = {"lives_in_city": True, "birth_on": date(1987, 3, 2)}
    assert nearest_changes(rule, facts, TODAY) == (Suggestion(date(2027, 3, 2), (), True),)


def test_too_old_gets_no_suggestion():
    facts = {"lives_in_city": True, "birth_on": date(1960, 1, 1)}
    assert nearest_changes(policy(every(RESIDENT, AGE)), facts, TODAY) == ()


def test_a_later_version_is_a_day_to_wait_for():
    rule = policy([version(AGE), version(cond("age", "at_least", 40), date(2027, 1, 1))])
    assert nearest_changes(rule, {"birth_on": date(1960, 1, 1)}, TODAY) == (
        Suggestion(date(2027, 1, 1), (), True),
    )


def test_a_parameter_that_rises_is_a_day_to_wait_for():
    top = parameter("top", (date(2020, 1, 1), 64), (date(2027, 7, 1), 69))
    rule = policy(cond("age", "at_most", "$top"), top)
    assert nearest_changes(rule, {"birth_on": date(1960, 1, 1)}, TODAY) == (
        Suggestion(date(2027, 7, 1), (), True),
    )


def test_an_old_certificate_is_renewed():
    facts = {"lives_in_city": True, "welfare_proof_on": TODAY - timedelta(days=91)}
    assert nearest_changes(policy(every(RESIDENT, PROOF)), facts, TODAY) == (
        Suggestion(TODAY, (Step("welfare_proof_on", (TODAY,)),), True),
    )


def test_another_scheme_is_left_and_the_rest_kept():
    facts = {"benefits_now": frozenset({"LEARNING_CARD", "PUBLIC_JOB"})}
    assert nearest_changes(policy(CARD), facts, TODAY) == (
        Suggestion(TODAY, (Step("benefits_now", (frozenset({"PUBLIC_JOB"}),)),), True),
    )


def test_joining_a_scheme_is_never_proposed():
    rule = policy(cond("benefits_now", "has_any", "VOUCHER"))
    assert nearest_changes(rule, {"benefits_now": frozenset()}, TODAY) == ()


def test_fewest_steps_win_over_least_effort():
    cheap = every(cond("near_poor", "is", True), PROOF, node="cheap")
    rule = policy(some(cheap, cond("small_merchant", "is", True)))
    facts = {
        "near_poor": False,
        "welfare_proof_on": TODAY - timedelta(days=200),
        "small_merchant": False,
    }
    assert nearest_changes(rule, facts, TODAY)[0].steps == (Step("small_merchant", (True,)),)


def test_waiting_and_acting_are_put_together_when_neither_is_enough():
    rule = policy(every(AGE, CARD))
    facts = {"birth_on": date(1987, 3, 2), "benefits_now": frozenset({"VOUCHER"})}
    (found,) = nearest_changes(rule, facts, TODAY)
    assert found == Suggestion(date(2027, 3, 2), (Step("benefits_now", (frozenset(),)),), True)


def test_contradictory_wishes_of_one_fact_are_never_combined():
    rule = policy(
        every(
            cond("employment", "one_of", "LOOKING", "RESTING"),
            cond("employment", "one_of", "RESTING", "RETIRED", node="second"),
        )
    )
    (found,) = nearest_changes(rule, {"employment": "EMPLOYED"}, TODAY)
    assert found.steps == (Step("employment", ("RESTING",)),)
    never = policy(
        every(
            cond("employment", "is", "LOOKING"),
            cond("employment", "is", "RESTING", node="second"),
        )
    )
    assert nearest_changes(never, {"employment": "EMPLOYED"}, TODAY) == ()


def test_what_is_still_unknown_leaves_the_suggestion_open():
    facts = {"benefits_now": frozenset({"VOUCHER"})}
    (found,) = nearest_changes(policy(every(CARD, RESIDENT)), facts, TODAY)
    assert found.then is None


def test_income_is_named_up_to_the_limit():
    rule = policy(cond("income_percent", "at_most", 50))
    facts = {"household_size": 2, "household_income_won": 1_600_001}
    (found,) = nearest_changes(rule, facts, TODAY)
    assert found.steps == (Step("household_income_won", (1_600_000,)),)


def test_a_yes_or_an_open_answer_needs_no_change():
    assert nearest_changes(policy(RESIDENT), {"lives_in_city": True}, TODAY) == ()
    assert nearest_changes(policy(RESIDENT), {}, TODAY) == ()


def test_turning_days_stay_within_ten_years():
    rule = policy(some(AGE, cond("age", "at_least", 80)))
    days = list(turning_days(rule, {"birth_on": date(1985, 6, 1)}, date(2020, 1, 1)))
    assert days == [date(2025, 6, 1), date(2026, 6, 1)]


def test_applying_a_suggestion_flips_the_answer():
    """Over random rules and people: every value of every step, on the day named."""
    rng = random.Random(54)
    flipped = waits = 0
    for _ in range(3_000):
        rule, facts = policy(random_tree(rng)), random_facts(rng, blank=0.1)
        if decide(rule, facts, TODAY).answer is not Answer.NO:
            assert nearest_changes(rule, facts, TODAY) == ()
            continue
        for item in nearest_changes(rule, facts, TODAY):
            assert all(FACTS[step.fact].change is not Change.NEVER for step in item.steps)
            for chosen in itertools.product(*(step.values for step in item.steps)):
                names = [step.fact for step in item.steps]
                changed = {**facts, **dict(zip(names, chosen, strict=True))}
                assert decide(rule, changed, item.on).answer is not Answer.NO
            applied = decide(rule, _applied(facts, item.steps), item.on)
            assert (applied.answer is Answer.YES) is (item.then is True)
            flipped += 1
            waits += not item.steps
    assert flipped > 800
    assert waits > 50


@pytest.mark.slow
def test_no_smaller_set_of_changes_and_no_earlier_day_would_do():
    """Against brute force over every changeable fact's possible answers."""
    rng = random.Random(55)
    compared = 0
    while compared < 40:
        rule, facts = policy(random_tree(rng)), random_facts(rng)
        if decide(rule, facts, TODAY).answer is not Answer.NO:
            continue
        found = nearest_changes(rule, facts, TODAY)
        today = [item for item in found if item.on == TODAY]
        fewest = brute_force(rule, facts)
        if today:
            assert len(today[0].steps) == fewest
        else:
            assert fewest is None
        waits = [item.on for item in found if not item.steps]
        for day in range(1, 800):
            on = TODAY + timedelta(days=day)
            if decide(rule, facts, on).answer is not Answer.NO:
                assert waits == [on]
                break
        compared += 1


def brute_force(rule, facts):
    """The least number of facts (up to 3) whose change, to anything at all, makes a yes."""
    choices = {
        fact.name: possible(fact, facts[fact.name])
        for fact in LIST
        if fact.change is not Change.NEVER
    }
    touched = {c for c in choices if c in names_of(rule)}
    for count in (1, 2, 3):
        for names in itertools.combinations(sorted(touched), count):
            for values in itertools.product(*(choices[name] for name in names)):
                changed = {**facts, **dict(zip(names, values, strict=True))}
                if decide(rule, changed, TODAY).answer is Answer.YES:
                    return count
    return None


def names_of(rule):
    text = repr(rule.on(TODAY).tree)
    swap = {"income_percent": "household_income_won", "proof_days": "welfare_proof_on"}
    found = {fact.name for fact in LIST if f"'{fact.name}'" in text}
    return found | {stored for derived, stored in swap.items() if derived in text}


def possible(fact, present):
    """Answers one could come to have: schemes only fewer, income only less, papers renewed."""
    match fact.kind:
        case "yes_no":
            return [True, False]
        case "choice":
            return list(fact.choices)
        case "won":
            tables = MEDIANS.amounts[1].value
            medians = [median_for(size, tables) for size in range(1, 6)]
            limits = {m * percent // 100 for m in medians for percent in (50, 100, 150)}
            return [limit for limit in sorted(limits) if limit < present]
        case "day":
            return [TODAY]
    few = sorted(present)
    return [
        frozenset(kept)
        for count in range(len(few) + 1)
        for kept in itertools.combinations(few, count)
    ]
