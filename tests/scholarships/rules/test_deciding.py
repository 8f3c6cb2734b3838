"""What is asked, what excludes, what contradicts, and that papers go before words."""

from datetime import date

from naru.policies.reading.book import rulebook
from naru.policies.rules.trees import Condition
from naru.scholarships.rules.criteria import Criterion
from naru.scholarships.rules.deciding import asked, contradict, excluded, proved

VERSION = rulebook().policies["training-scholarship"].on(date(2026, 11, 24))
LOOKING = Criterion(Condition("looking", "employment", "is", "LOOKING"), 20, "가", "a")


def test_rule_and_criteria_ask_for_six_facts_and_no_more():
    assert asked(VERSION, [LOOKING]) == [
        "birth_on",
        "lives_in_city",
        "employment",
        "basic_livelihood",
        "near_poor",
        "benefits_now",
    ]


def test_five_schemes_exclude():
    assert excluded(VERSION) == [
        "LIFELONG_VOUCHER",
        "NATIONAL_SCHOLARSHIP",
        "SEOCHO_VOUCHER",
        "TOMORROW_LEARNING_CARD",
        "YEONGDEUNGPO_VOUCHER",
    ]


def test_nobody_is_both_on_livelihood_and_near_poor():
    assert contradict({"basic_livelihood": True, "near_poor": True})
    assert not contradict({"basic_livelihood": True, "near_poor": False})
    assert not contradict({})


def test_what_papers_show_goes_before_what_was_told():
    told = {"near_poor": True, "benefits_now": [], "birth_on": "1976-03-02"}
    facts = proved(told, [{"near_poor": False}, {"benefits_now": ["LIFELONG_VOUCHER"]}])
    assert facts == {
        "near_poor": False,
        "benefits_now": frozenset({"LIFELONG_VOUCHER"}),
        "birth_on": date(1976, 3, 2),
    }
