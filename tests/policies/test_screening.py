"""Seoul's own rules over seeded people: few questions, answers that stand, changes that work."""

import itertools
import random
import time
from datetime import date, timedelta

import pytest

from naru.policies.reading.book import rulebook
from naru.policies.rules.asking import next_question, open_questions, questions_left
from naru.policies.rules.derived import DERIVED, values_on
from naru.policies.rules.facts import FACTS, Change, checked
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.verdicts import Answer, Why, decide, screen
from tests.policies.people import TODAY, partial, person

PEOPLE = 500
MOST_QUESTIONS = 18

DERIVED_NAMES = frozenset(DERIVED)


def settled(policies, known, on):
    """Everything has its answer but what nobody publishes."""
    verdicts = (decide(policy, known, on) for policy in policies)
    return all(
        verdict.answer is not Answer.UNKNOWN or verdict.why is Why.NOT_PUBLISHED
        for verdict in verdicts
    )


def test_people_of_the_tests_can_be_true():
    rng = random.Random(1)
    for _ in range(200):
        checked(person(rng), on=TODAY, schemes=rulebook().scheme_names)


@pytest.mark.slow
def test_all_programmes_are_settled_after_few_questions():
    """The count the issue asks for, and beside it that of asking in the order of the list."""
    rng = random.Random(4050)
    policies = list(rulebook().policies.values())
    asked, plain = [], []
    for _ in range(PEOPLE):
        everything, known, count = person(rng), {}, 0
        while (name := next_question(policies, known, TODAY)) is not None:
            known[name] = everything[name]
            count += 1
        assert settled(policies, known, TODAY)
        asked.append(count)
        known, count = {}, 0
        for name in FACTS:
            waiting = open_questions(policies, known, TODAY)
            if name in waiting:
                known[name] = everything[name]
                count += 1
        plain.append(count)
    average = sum(asked) / PEOPLE
    print(
        f"{len(policies)} policies settled after {average:.1f} questions on average "
        f"(most {max(asked)}, of {len(FACTS)}; in the order of the list {sum(plain) / PEOPLE:.1f})"
    )
    assert average <= MOST_QUESTIONS
    assert average <= sum(plain) / PEOPLE


@pytest.mark.slow
def test_progress_is_told_honestly():
    """What "about N left" says beside how many questions really came."""
    rng = random.Random(2026)
    policies = list(rulebook().policies.values())
    errors = []
    for _ in range(60):
        everything, known, said = person(rng), {}, []
        while (name := next_question(policies, known, TODAY)) is not None:
            said.append(questions_left(policies, known, TODAY))
            known[name] = everything[name]
        errors += [left - (len(said) - place) for place, left in enumerate(said)]
    average = sum(map(abs, errors)) / len(errors)
    print(f"questions left are told with an average error of {average:.2f}")
    assert average <= 1.5
    assert abs(sum(errors) / len(errors)) <= 0.7


@pytest.mark.slow
def test_no_completion_overturns_an_answer_of_the_city():
    """A million answers (policy and completed person) against those given with blanks."""
    rng = random.Random(2022)
    book = rulebook()
    pool = [person(rng) for _ in range(1_000)]
    checks = {name: policy.on(TODAY).check for name, policy in book.policies.items()}
    medians = next(iter(book.policies.values())).on(TODAY).medians
    compared = definite = 0
    began = time.perf_counter()
    while compared < 1_000_000:
        known = partial(rng, blank=0.4)
        before = screen(book, known, TODAY)
        for filled in rng.sample(pool, 20):
            whole = values_on({**filled, **known}, TODAY, medians, DERIVED_NAMES)
            for name, check in checks.items():
                if before[name] is not None:
                    assert check(whole) is before[name]
                    definite += 1
            compared += len(checks)
    print(
        f"{compared:,} completed answers in {time.perf_counter() - began:.1f} s, "
        f"{definite:,} were known before, 0 overturned"
    )
    assert definite > compared / 4


def test_applying_a_suggestion_of_the_city_flips_the_answer():
    rng = random.Random(7)
    policies = list(rulebook().policies.values())
    flipped = 0
    for _ in range(60):
        facts = partial(rng, blank=0.1)
        for policy in policies:
            for item in nearest_changes(policy, facts, TODAY):
                assert all(FACTS[step.fact].change is not Change.NEVER for step in item.steps)
                for chosen in itertools.product(*(step.values for step in item.steps)):
                    names = [step.fact for step in item.steps]
                    changed = {**facts, **dict(zip(names, chosen, strict=True))}
                    assert decide(policy, changed, item.on).answer is not Answer.NO
                flipped += 1
    assert flipped > 200


def test_an_answer_of_two_years_ago_is_given_by_the_rule_of_then():
    jobs = rulebook().policies["contribution-jobs"]
    facts = {"birth_on": date(1957, 6, 1), "lives_in_city": True, "near_poor": False}
    facts |= {"benefits_now": frozenset(), "employment": "RETIRED"}
    on = [date(2023, 6, 1), date(2024, 6, 1), date(2025, 6, 1), date(2026, 6, 1)]
    assert [decide(jobs, facts, day).answer for day in on] == ["yes", "yes", "no", "yes"]
    assert [decide(jobs, facts, day).version.valid_from.year for day in on] == [
        2022,
        2024,
        2025,
        2026,
    ]


def test_every_day_has_one_version_in_force():
    for policy in rulebook().policies.values():
        starts = [version.valid_from for _day, version in policy.spans]
        assert starts == sorted(starts)
        assert list(policy.starts) == sorted(set(policy.starts))
        first = policy.starts[0]
        assert policy.on(first - timedelta(days=1)) is None
        assert policy.on(first) is policy.spans[0][1]
