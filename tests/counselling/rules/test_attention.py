"""Who needs attention first: what is owed, then what slipped, then silence; with every reason."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from naru.counselling.enums import Attention
from naru.counselling.rules.attention import ORDER, Need, Standing, needs_of
from tests.counselling.factories import TERMS

TODAY = date(2026, 11, 24)
WELL = Standing(
    since=date(2026, 9, 1), has_goal=True, last_talk=date(2026, 11, 20), next_talk=date(2026, 12, 1)
)


def days(n):
    return TODAY + timedelta(days=n)


def whys(**other):
    found = needs_of(
        replace(WELL, **other), on=TODAY, settling=TERMS.settling, silence=TERMS.silence
    )
    return [need.why for need in found]


def test_each_reason_alone():
    assert whys() == ["FINE"]
    assert whys(answer_due=days(-1)) == ["ANSWER_LATE"]
    assert whys(answer_due=days(0)) == ["ANSWER_DUE"]
    assert whys(missed=days(-2), next_talk=None) == ["MISSED"]
    assert whys(missed=days(-2)) == ["FINE"]
    assert whys(own_step_due=days(-1)) == ["OWN_STEP_LATE"]
    assert whys(own_step_due=days(0)) == ["FINE"]
    assert whys(proposed=days(-1)) == ["TO_AGREE"]
    assert whys(step_due=days(-1)) == ["STEP_LATE"]
    assert whys(has_goal=False) == ["NO_GOAL"]
    assert whys(has_goal=False, since=days(-13)) == ["FINE"]
    assert whys(next_talk=None, last_talk=days(-30)) == ["QUIET"]
    assert whys(next_talk=None, last_talk=days(-29)) == ["FINE"]
    assert whys(next_talk=None, last_talk=None, since=days(-29)) == ["FINE"]


def test_the_most_urgent_comes_first_and_the_older_of_equals():
    assert whys(answer_due=days(-1), step_due=days(-9), has_goal=False) == [
        "ANSWER_LATE", "STEP_LATE", "NO_GOAL",
    ]  # fmt: skip
    assert Need("ANSWER_LATE", days(-3)).rank < Need("ANSWER_LATE", days(-1)).rank
    assert Need("ANSWER_LATE", days(-1)).rank < Need("MISSED", days(-9)).rank


def test_there_is_always_a_reason_and_fine_stands_alone():
    assert list(ORDER) == Attention.values
    for due, missed, own, goal, talk in product([None, days(-1)], repeat=5):
        found = whys(
            answer_due=due, missed=missed, own_step_due=own, has_goal=bool(goal), next_talk=talk
        )
        assert found
        assert found == sorted(found, key=ORDER.index)
        assert ("FINE" in found) is (found == ["FINE"])
