"""Only what can still change an answer is asked, the fact that settles most first."""

import random

from naru.policies.rules.asking import (
    next_question,
    open_questions,
    questions_left,
    usual_answer,
    waiting_for,
)
from naru.policies.rules.facts import LIST, checked
from naru.policies.rules.verdicts import Answer, decide
from tests.policies.factories import TODAY, cond, every, policies, random_facts, random_tree, some

RESIDENT = cond("lives_in_city", "is", True)
RULES = policies(
    {
        "one": RESIDENT,
        "two": every(RESIDENT, cond("near_poor", "is", True)),
        "three": every(RESIDENT, some(cond("age", "at_least", 50), cond("near_poor", "is", True))),
    }
)


def test_the_fact_that_settles_most_comes_first():
    assert next_question(RULES.values(), {}, TODAY) == "lives_in_city"
    assert next_question(RULES.values(), {"lives_in_city": True}, TODAY) == "near_poor"


def test_what_cannot_change_an_answer_is_not_asked():
    assert next_question(RULES.values(), {"lives_in_city": False}, TODAY) is None
    known = {"lives_in_city": True, "near_poor": True}
    assert open_questions(RULES.values(), known, TODAY) == {}


def test_a_skipped_question_does_not_come_back():
    skipped = frozenset({"lives_in_city", "near_poor"})
    assert next_question(RULES.values(), {}, TODAY, skipped) == "birth_on"
    assert next_question(RULES.values(), {}, TODAY, skipped | {"birth_on"}) is None


def test_asking_settles_everything_and_asks_nothing_twice():
    rng = random.Random(9)
    rules = list(policies({f"p{n}": random_tree(rng) for n in range(20)}).values())
    for _ in range(30):
        person, known, asked = random_facts(rng), {}, []
        while (name := next_question(rules, known, TODAY)) is not None:
            asked.append(name)
            known[name] = person[name]
        assert len(asked) == len(set(asked)) <= len(LIST)
        assert all(decide(rule, known, TODAY).answer is not Answer.UNKNOWN for rule in rules)
        assert [decide(rule, known, TODAY).answer for rule in rules] == [
            decide(rule, person, TODAY).answer for rule in rules
        ]


def test_the_count_of_questions_left_is_right_for_usual_answers():
    assert questions_left(RULES.values(), {}, TODAY) == 3
    known = {"lives_in_city": True, "near_poor": False}
    assert questions_left(RULES.values(), known, TODAY) == 1
    assert questions_left(RULES.values(), known, TODAY, frozenset({"birth_on"})) == 0
    assert questions_left(RULES.values(), {"lives_in_city": False}, TODAY) == 0


def test_usual_answers_can_be_true():
    everything = {fact.name: usual_answer(fact.name, TODAY) for fact in LIST}
    assert checked(everything, on=TODAY, schemes=frozenset()) == everything


def test_it_is_known_which_policies_wait_for_a_fact():
    rules = RULES.values()
    assert [one.id for one in waiting_for(rules, {}, TODAY, "near_poor")] == ["two", "three"]
    known = {"lives_in_city": True, "birth_on": TODAY.replace(year=1960)}
    assert [one.id for one in waiting_for(rules, known, TODAY, "near_poor")] == ["two"]
