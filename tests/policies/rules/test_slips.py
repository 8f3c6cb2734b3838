"""What a receipt says: the same decision, the same bytes, and nothing that was not needed."""

import json
import random
from datetime import UTC, date, datetime

import pytest

from naru.policies.rules.slips import (
    canonical,
    facts_used,
    replayed,
    utc,
    verdict_record,
    words,
)
from naru.policies.rules.verdicts import decide
from tests.policies.factories import TODAY, book, cond, every, parameter, random_facts, random_tree

RULE = every(
    cond("age", "between", "$band", node="age"),
    cond("benefits_now", "has_none", "VOUCHER", node="free"),
)
BAND = parameter("band", (date(2020, 1, 1), [40, 64]))
FACTS = {
    "birth_on": date(1980, 5, 5),
    "benefits_now": frozenset({"VOUCHER", "PUBLIC_JOB"}),
    "near_poor": True,
}


def test_the_record_holds_all_that_is_needed_to_decide_again():
    found = book({"one": RULE}, BAND)
    record = verdict_record(decide(found.policies["one"], FACTS, TODAY), FACTS)
    assert record == {
        "policy": "one",
        "on": "2026-11-24",
        "facts": {"benefits_now": ["PUBLIC_JOB", "VOUCHER"], "birth_on": "1980-05-05"},
        "version": "2020-01-01",
        "parameters": {"band": [40, 64]},
        "derived": {"age": 1},
        "answer": "no",
        "why": "rule",
        "reasons": [
            {
                "node": "free",
                "holds": False,
                "wanted": True,
                "value": ["PUBLIC_JOB", "VOUCHER"],
            }
        ],
        "missing": [],
    }
    assert replayed(record, found) == record


def test_any_decision_replays_to_the_same_bytes():
    rng = random.Random(8)
    for _ in range(400):
        found = book({"one": random_tree(rng)})
        facts = random_facts(rng, blank=0.3)
        text = canonical(verdict_record(decide(found.policies["one"], facts, TODAY), facts))
        assert canonical(replayed(json.loads(text), found)) == text


def test_a_changed_fact_gives_other_bytes():
    found = book({"one": RULE}, BAND)
    record = verdict_record(decide(found.policies["one"], FACTS, TODAY), FACTS)
    record["facts"]["benefits_now"] = []
    assert replayed(record, found)["answer"] == "yes"


def test_facts_used_follow_derived_facts_to_stored_ones():
    found = book({"one": cond("income_percent", "at_most", 50)})
    known = {"household_size": 2, "household_income_won": 1, "near_poor": False}
    used = facts_used(found.policies["one"].on(TODAY), known)
    assert used == {"household_size": 2, "household_income_won": 1}
    assert facts_used(None, known) == {}


def test_words_tell_reasons_changes_and_notes():
    found = book({"one": RULE}, BAND)
    said = words(decide(found.policies["one"], FACTS, TODAY), FACTS, found, "ko")
    assert said == {
        "reasons": [
            {
                "node": "free",
                "holds": False,
                "requirement": "평생교육바우처를 받고 있지 않아요",
                "standing": "재정지원 일자리, 평생교육바우처를 받고 있어요",
            }
        ],
        "changes": ["평생교육바우처를 더 받지 않게 되면 신청할 수 있어요."],
        "notes": [],
    }


def test_canonical_text_has_one_form():
    assert canonical({"b": [1, True, None], "a": "강"}) == '{"a":"강","b":[1,true,null]}'
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


def test_times_are_utc_to_the_microsecond():
    assert utc(datetime(2026, 11, 24, 3, 0, tzinfo=UTC)) == "2026-11-24T03:00:00.000000Z"
