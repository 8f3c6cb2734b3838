"""Only answers to our questions are kept."""

from dataclasses import replace

from naru.outcomes.rules.terms import Choice, FollowTerms, Question

TERMS = FollowTerms(
    (91,), 7, 28, 5, (Question("work", "일", "Work", (Choice("own", "내 일", "My own"),)),)
)


def test_what_is_no_answer_is_left_out():
    assert TERMS.sound({"work": "own", "more": "own"}) == {"work": "own"}
    assert TERMS.sound({"work": "<script>"}) == {}
    assert TERMS.sound({}) == {}


def test_days_are_told_as_months():
    assert replace(TERMS, after_days=(91, 182, 365)).months == (3, 6, 12)
    assert replace(TERMS, after_days=(10, 45)).months == (1, 1)
