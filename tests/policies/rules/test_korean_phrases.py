"""Korean sentences for conditions, standings and changes."""

from datetime import date

import pytest

from naru.policies.rules.facts import LIST
from naru.policies.rules.korean_phrases import CHOICES, NOT_CHOICES, PHRASES, STEPS, YES_NO
from naru.policies.rules.nearest import Step
from naru.policies.rules.phrases import Speech
from naru.policies.rules.resolving import folded
from naru.policies.rules.trees import Condition
from tests.policies.factories import SCHEMES

BY = Speech("나루시", {name: note.ko for name, note in SCHEMES.items()})
BUT_EMPLOYED = ("GRADUAL_RETIREMENT", "SELF_EMPLOYED", "LOOKING", "RESTING", "RETIRED")


def needed(fact, operator, *constants, wanted=True):
    condition = Condition("c", fact, operator, folded(operator, constants))
    return PHRASES.requirement(condition, wanted, BY)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("만 40세부터 64세까지예요", ("age", "between", 40, 64)),
        ("만 40세 이상이에요", ("age", "at_least", 40)),
        ("만 64세 이하예요", ("age", "at_most", 64)),
        ("나루시에 살아요", ("lives_in_city", "is", True)),
        ("나루시에 살지 않아요", ("lives_in_city", "is", False)),
        ("가구 소득이 기준 중위소득의 50% 이하예요", ("income_percent", "at_most", 50)),
        (
            "‘일을 찾고 있어요’ 또는 ‘은퇴했어요’에 해당해요",
            ("employment", "one_of", "RETIRED", "LOOKING"),
        ),
        ("직장에 다니고 있지 않아요", ("employment", "one_of", *BUT_EMPLOYED)),
        ("은퇴했어요", ("employment", "is", "RETIRED")),
        ("국민내일배움카드를 받고 있지 않아요", ("benefits_now", "has_none", "LEARNING_CARD")),
        (
            "국민내일배움카드, 평생교육바우처 가운데 어느 것도 받고 있지 않아요",
            ("benefits_now", "has_none", "LEARNING_CARD", "VOUCHER"),
        ),
        ("재정지원 일자리를 받고 있어요", ("benefits_now", "has_any", "PUBLIC_JOB")),
        (
            "2021·2023~2024년 평생교육바우처를 받은 적이 없어요",
            ("benefits_before", "has_none", "VOUCHER:2023", "VOUCHER:2024", "VOUCHER:2021"),
        ),
        (
            "2024년 12월 31일(화) 또는 그 전에 사업을 시작했어요",
            ("business_opened_on", "until", date(2024, 12, 31)),
        ),
        (
            "1951년 1월 1일부터 1968년 12월 31일 사이에 태어났어요",
            ("birth_on", "between", date(1951, 1, 1), date(1968, 12, 31)),
        ),
    ],
)
def test_requirement(said, asked):
    assert needed(*asked) == said


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("만 40세부터 64세까지가 아니에요", ("age", "between", 40, 64)),
        ("만 40세 미만이에요", ("age", "at_least", 40)),
        ("만 64세 초과예요", ("age", "at_most", 64)),
        ("나루시에 살지 않아요", ("lives_in_city", "is", True)),
        (
            "1951년 1월 1일부터 1968년 12월 31일 사이에 태어나지 않았어요",
            ("birth_on", "between", date(1951, 1, 1), date(1968, 12, 31)),
        ),
        ("국민내일배움카드를 받고 있지 않아요", ("benefits_now", "has_any", "LEARNING_CARD")),
        (
            "2025년 1월 1일(수) 전에 사업을 시작했어요",
            ("business_opened_on", "from", date(2025, 1, 1)),
        ),
    ],
)
def test_requirement_turned_round(said, asked):
    assert needed(*asked, wanted=False) == said


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("age", 39, "만 39세예요"),
        ("proof_days", 101, "증명서를 뗀 지 101일이에요"),
        ("income_percent", 55, "가구 소득이 기준 중위소득의 55%예요"),
        ("household_income_won", 2_500_000, "가구 소득이 한 달 2,500,000원이에요"),
        ("lives_in_city", False, "나루시에 살지 않아요"),
        ("employment", "EMPLOYED", "직장에 다니고 있어요"),
        ("birth_on", date(1987, 3, 2), "1987년 3월 2일에 태어났어요"),
        ("benefits_now", frozenset(), "받고 있는 다른 지원이 없어요"),
        ("benefits_now", frozenset({"VOUCHER"}), "평생교육바우처를 받고 있어요"),
        ("benefits_before", frozenset({"VOUCHER"}), "평생교육바우처를 받은 적이 있어요"),
    ],
)
def test_standing(fact, value, said):
    assert PHRASES.standing(fact, value, BY) == said


@pytest.mark.parametrize(
    ("step", "present", "said"),
    [
        (Step("welfare_proof_on", (date(2026, 1, 1),)), None, "증명서를 새로 떼면"),
        (Step("lives_in_city", (True,)), False, "나루시 안으로 주소를 옮기면"),
        (
            Step("benefits_now", (frozenset(),)),
            frozenset({"LEARNING_CARD"}),
            "국민내일배움카드를 더 받지 않게 되면",
        ),
        (
            Step("household_income_won", (1_600_000,)),
            2,
            "가구 소득이 한 달 1,600,000원 이하가 되면",
        ),
        (Step("employment", BUT_EMPLOYED), "EMPLOYED", "직장에 다니지 않게 되면"),
        (
            Step("employment", ("LOOKING", "RESTING")),
            "EMPLOYED",
            "하는 일이 바뀌어 ‘일을 찾고 있어요’ 또는 ‘지금은 쉬고 있어요’에 해당하게 되면",
        ),
    ],
)
def test_step(step, present, said):
    assert PHRASES.step(step, present, BY) == said


def test_suggestion_says_when_and_how():
    march = date(2027, 3, 2)
    assert PHRASES.suggestion([], march, True) == "2027년 3월 2일(화)부터 신청할 수 있어요."
    both = PHRASES.suggestion(["가면", "나면"], march, False)
    assert both == "가면 그리고 나면 2027년 3월 2일(화)부터 신청할 수 있는지 다시 볼 수 있어요."


def test_every_yes_no_fact_that_can_change_has_both_steps():
    names = {fact.name for fact in LIST if fact.kind == "yes_no"}
    assert names == set(YES_NO)
    changeable = {f.name for f in LIST if f.kind == "yes_no" and f.change != "never"}
    assert {name for name, _ in STEPS} == changeable


def test_each_answer_can_be_said_not_to_be_so():
    assert {name: set(said) for name, said in NOT_CHOICES.items()} == {
        name: set(said) for name, said in CHOICES.items()
    }


def test_silence_about_age_and_residence_can_be_said():
    assert set(PHRASES.silent) == {"age", "residence"}
