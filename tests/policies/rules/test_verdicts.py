"""A verdict is yes, no or not yet known, with every reason, and never has to be taken back."""

import random
import time
from datetime import date

import pytest

from naru.policies.rules.derived import DERIVED
from naru.policies.rules.rulebook import Standing
from naru.policies.rules.trees import compiled
from naru.policies.rules.verdicts import Answer, Why, decide, screen, values_on
from tests.policies.factories import (
    TODAY,
    book,
    cond,
    every,
    never,
    other,
    parameter,
    policies,
    policy,
    random_facts,
    random_tree,
    shuffled,
    some,
    version,
)

RESIDENT = cond("lives_in_city", "is", True)
AGE = cond("age", "between", 40, 64)
POOR = some(
    cond("basic_livelihood", "is", True), cond("near_poor", "is", True), node="poor"
)  # as written in the scholarship
FREE = cond("benefits_now", "has_none", "LEARNING_CARD", "VOUCHER")
SCHOLARSHIP = every(RESIDENT, AGE, POOR, FREE)
BORN = date(1980, 5, 5)

DERIVED_NAMES = frozenset(DERIVED)


def nodes(reasons):
    return [(r.node, r.holds) for r in reasons]


def test_yes_names_every_condition_that_holds():
    facts = {
        "lives_in_city": True,
        "birth_on": BORN,
        "near_poor": True,
        "basic_livelihood": False,
        "benefits_now": frozenset(),
    }
    verdict = decide(policy(SCHOLARSHIP), facts, TODAY)
    assert (verdict.answer, verdict.why, verdict.missing) == (Answer.YES, Why.RULE, ())
    assert nodes(verdict.reasons) == [
        ("lives_in_city_is", True),
        ("age_between", True),
        ("near_poor_is", True),
        ("benefits_now_has_none", True),
    ]


def test_no_names_every_condition_that_fails_and_nothing_else():
    facts = {
        "lives_in_city": False,
        "birth_on": BORN,
        "near_poor": False,
        "basic_livelihood": False,
    }
    verdict = decide(policy(SCHOLARSHIP), facts, TODAY)
    assert verdict.answer is Answer.NO
    assert nodes(verdict.reasons) == [("lives_in_city_is", False), ("poor", False)]
    assert nodes(verdict.reasons[1].any_of) == [
        ("basic_livelihood_is", False),
        ("near_poor_is", False),
    ]
    assert verdict.missing == ()


def test_unknown_asks_only_for_what_can_still_decide():
    verdict = decide(policy(SCHOLARSHIP), {"lives_in_city": True, "near_poor": True}, TODAY)
    assert verdict.answer is Answer.UNKNOWN
    assert verdict.missing == ("birth_on", "benefits_now")


def test_a_derived_fact_asks_for_the_stored_ones_it_lacks():
    rule = policy(cond("income_percent", "at_most", 50))
    assert decide(rule, {}, TODAY).missing == ("household_size", "household_income_won")
    assert decide(rule, {"household_size": 2}, TODAY).missing == ("household_income_won",)
    known = {"household_size": 2, "household_income_won": 1_600_000}
    assert decide(rule, known, TODAY).answer is Answer.YES
    assert decide(rule, {**known, "household_income_won": 1_600_001}, TODAY).answer is Answer.NO


def test_before_the_first_version_it_is_no_because_not_started():
    verdict = decide(policy([version(AGE, date(2027, 1, 1))]), {"birth_on": BORN}, TODAY)
    assert (verdict.answer, verdict.why) == (Answer.NO, Why.NOT_STARTED)


def test_the_version_of_the_day_decides():
    rule = policy(
        [version(cond("age", "at_least", 50)), version(cond("age", "at_least", 40), TODAY)]
    )
    facts = {"birth_on": date(1984, 1, 1)}
    assert decide(rule, facts, date(2026, 11, 23)).answer is Answer.NO
    verdict = decide(rule, facts, TODAY)
    assert (verdict.answer, verdict.version.valid_from) == (Answer.YES, TODAY)


def test_an_unpublished_rule_is_unknown_and_asks_nothing():
    rule = policy([version(None, standing=Standing.NOT_PUBLISHED)])
    verdict = decide(rule, {}, TODAY)
    assert (verdict.answer, verdict.why) == (Answer.UNKNOWN, Why.NOT_PUBLISHED)
    assert verdict.missing == ()


def test_what_is_open_to_all_is_yes_for_anybody():
    verdict = decide(policy([version(None, standing=Standing.OPEN)]), {}, TODAY)
    assert (verdict.answer, verdict.why, verdict.reasons) == (Answer.YES, Why.OPEN, ())


def test_an_ended_programme_is_no():
    rule = policy([version(AGE), version(None, date(2026, 1, 1), Standing.ENDED)])
    assert decide(rule, {"birth_on": BORN}, TODAY).why is Why.ENDED


def test_a_parameter_in_force_on_the_day_is_folded_in_and_told():
    band = parameter("band", (date(2020, 1, 1), [50, 67]), (date(2024, 1, 1), [40, 67]))
    rule = policy(cond("age", "between", "$band"), band)
    facts = {"birth_on": date(1980, 1, 1)}
    assert decide(rule, facts, date(2023, 12, 31)).answer is Answer.NO
    verdict = decide(rule, facts, date(2024, 1, 1))
    assert (verdict.answer, verdict.version.parameters) == (Answer.YES, {"band": [40, 67]})


def test_another_policys_answer_is_followed_to_its_reasons():
    found = policies({"camp": every(other("jobs", "in_jobs"), RESIDENT), "jobs": AGE})
    verdict = decide(found["camp"], {"birth_on": date(1990, 1, 1)}, TODAY)
    assert verdict.answer is Answer.NO
    assert nodes(verdict.reasons) == [("in_jobs/age_between", False)]


def test_an_exclusion_by_another_policy_turns_its_answer_round():
    found = policies({"camp": every(never(other("jobs")), RESIDENT), "jobs": AGE})
    inside = {"birth_on": BORN, "lives_in_city": True}
    assert decide(found["camp"], inside, TODAY).answer is Answer.NO
    outside = {**inside, "birth_on": date(1995, 1, 1)}
    assert decide(found["camp"], outside, TODAY).answer is Answer.YES
    assert decide(found["camp"], {"lives_in_city": True}, TODAY).missing == ("birth_on",)


def test_screen_gives_the_bare_answers_of_decide():
    rng = random.Random(4050)
    trees = {f"p{n}": random_tree(rng) for n in range(12)}
    trees["late"] = [version(AGE, date(2030, 1, 1))]
    trees["silent"] = [version(None, standing=Standing.NOT_PUBLISHED)]
    found = book(trees)
    words = {True: "yes", False: "no", None: "unknown"}
    for _ in range(300):
        facts = random_facts(rng, blank=0.4)
        bare = {name: words[truth] for name, truth in screen(found, facts, TODAY).items()}
        whole = {n: str(decide(p, facts, TODAY).answer) for n, p in found.policies.items()}
        assert bare == whole


@pytest.mark.slow
def test_a_million_completions_overturn_no_answer():
    """What is answered with blanks stays answered however the blanks are filled."""
    rng = random.Random(20221220)
    pool = [random_facts(rng) for _ in range(5_000)]
    completions = definite = 0
    began = time.perf_counter()
    while completions < 1_000_000:
        rule = policy(random_tree(rng)).on(TODAY)
        check, medians, derived = rule.check, rule.medians, rule.derived
        asked = [only(facts, rule.asked) for facts in rng.sample(pool, 50)]
        for _ in range(10):
            partial = {
                name: value for name, value in rng.choice(asked).items() if rng.random() < 0.5
            }
            answer = check(values_on(partial, TODAY, medians, derived))
            whole = [
                check(values_on(filled | partial, TODAY, medians, derived)) for filled in asked
            ]
            assert None not in whole
            assert answer is None or set(whole) == {answer}
            completions += len(whole)
            definite += len(whole) * (answer is not None)
    print(
        f"{completions:,} completions in {time.perf_counter() - began:.1f} s, "
        f"{definite:,} after a definite answer, 0 overturned"
    )
    assert definite > completions / 10


def only(facts, names):
    """The facts a rule looks at: no others can change its answer."""
    return {name: facts[name] for name in names}


def test_a_missing_fact_never_makes_a_yes():
    """Taking away a fact from a yes leaves a yes only if the answer does not hang on it."""
    rng = random.Random(1)
    for _ in range(400):
        rule = policy(random_tree(rng))
        facts = random_facts(rng)
        for name in facts:
            less = {key: value for key, value in facts.items() if key != name}
            before, after = decide(rule, facts, TODAY), decide(rule, less, TODAY)
            assert after.answer in (before.answer, Answer.UNKNOWN)
    assert decide(policy(AGE), {}, TODAY).answer is Answer.UNKNOWN
    assert decide(policy(never(AGE)), {}, TODAY).answer is Answer.UNKNOWN


def test_the_order_of_conditions_never_matters():
    rng = random.Random(2)
    for _ in range(400):
        tree = random_tree(rng, depth=4)
        rule, mixed = policy(tree), policy(shuffled(tree, rng))
        facts = random_facts(rng, blank=0.3)
        one, two = decide(rule, facts, TODAY), decide(mixed, facts, TODAY)
        assert (one.answer, one.missing) == (two.answer, two.missing)
        assert flat(one.reasons) == flat(two.reasons)


def flat(reasons):
    return sorted((r.node, str(r.holds), flat(r.any_of)) for r in reasons)


def test_the_bare_answer_and_the_reasons_agree():
    rng = random.Random(3)
    people = [random_facts(rng, blank=0.3) for _ in range(400)]
    words = {True: Answer.YES, False: Answer.NO, None: Answer.UNKNOWN}
    for _ in range(600):
        rule = policy(random_tree(rng, depth=4))
        check, medians = compiled(rule.on(TODAY).tree), rule.on(TODAY).medians
        for facts in rng.sample(people, 5):
            values = values_on(facts, TODAY, medians, DERIVED_NAMES)
            assert words[check(values)] is decide(rule, facts, TODAY).answer
