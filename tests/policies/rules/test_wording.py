"""Verdicts in words, in both languages, for any rule and any person."""

import random
from datetime import date

from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.verdicts import decide
from naru.policies.rules.wording import suggestion, told
from tests.policies.factories import TODAY, book, cond, every, random_facts, random_tree, some

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
