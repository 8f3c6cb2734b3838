"""Verdicts in words, in both languages, for any rule and any person."""

import random
from datetime import date

from naru.policies.rules.facts import LIST
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.verdicts import decide
from naru.policies.rules.wording import question, spelled, suggestion, told
from tests.policies.factories import (
    TODAY,
    book,
    cond,
    every,
    never,
    other,
    random_facts,
    random_tree,
    some,
)

RULE = every(
    cond("age", "between", 40, 64),
    some(cond("near_poor", "is", True), cond("basic_livelihood", "is", True), node="poor"),
)


def test_a_refusal_in_words():
    found = book({"one": RULE})
    facts = {"birth_on": date(1987, 3, 2), "near_poor": False, "basic_livelihood": False}
    age, poor = (told(r, found, "ko") for r in decide(found.policies["one"], facts, TODAY).reasons)
    assert (age.requirement, age.standing) == ("만 40세부터 64세까지예요", "만 39세예요")
    assert poor.requirement == "다음 가운데 하나면 돼요"
    assert [part.requirement for part in poor.any_of] == ["차상위계층이에요", "기초생활수급자예요"]


def test_a_suggestion_in_words():
    found = book({"one": RULE})
    facts = {"birth_on": date(1987, 3, 2), "near_poor": False, "basic_livelihood": False}
    items = nearest_changes(found.policies["one"], facts, TODAY)
    said = [suggestion(item, facts, TODAY, found, "ko") for item in items]
    assert said == [
        "차상위계층 확인을 받으면 2027년 3월 2일(화)부터 신청할 수 있어요.",
        "기초생활수급자로 정해지면 2027년 3월 2일(화)부터 신청할 수 있어요.",
    ]


def test_everything_can_be_said_in_both_languages():
    rng = random.Random(11)
    for _ in range(300):
        found = book({"one": random_tree(rng)})
        facts = random_facts(rng, blank=0.2)
        rule = found.policies["one"]
        for language in ("ko", "en"):
            for reason in decide(rule, facts, TODAY).reasons:
                assert told(reason, found, language).requirement
            for item in nearest_changes(rule, facts, TODAY):
                assert suggestion(item, facts, TODAY, found, language).endswith(".")


def sentences(one):
    """Every sentence of a spelled rule, marks for how its parts join."""
    inner = [text for part in one.parts for text in sentences(part)]
    return [one.sentence, *inner]


def test_a_whole_rule_in_words():
    found = book({"one": RULE})
    said = spelled(found.policies["one"].on(TODAY).tree, found, "ko")
    assert sentences(said) == [
        "다음을 모두 갖추면 돼요",
        "만 40세부터 64세까지예요",
        "다음 가운데 하나면 돼요",
        "차상위계층이에요",
        "기초생활수급자예요",
    ]
    assert (said.one_is_enough, said.parts[1].one_is_enough) == (False, True)


def test_a_not_is_said_by_its_opposites():
    found = book({"one": never(RULE), "two": other("one")})
    said = spelled(found.policies["two"].on(TODAY).tree, found, "en")
    assert sentences(said) == [
        "One of these is enough",
        "Your age is not between 40 and 64",
        "All of these together",
        "You are not recognised as near-poor",
        "You are not a basic livelihood recipient",
    ]


def test_every_fact_has_a_question_in_both_languages():
    found = book({"one": RULE})
    for fact in LIST:
        assert question(fact.name, found, "ko").endswith("?")
        assert question(fact.name, found, "en").endswith("?")
    assert question("lives_in_city", found, "ko") == "나루시에 살고 있나요?"
