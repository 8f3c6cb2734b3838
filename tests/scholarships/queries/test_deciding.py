"""An application before its rule: papers go before words, the day of handing in counts."""

from datetime import UTC, datetime

import pytest

from naru.accounts.enums import Role
from naru.policies.reading.book import rulebook
from naru.policies.rules.verdicts import Answer
from naru.scholarships.enums import ApplicationState, CheckKind
from naru.scholarships.queries import deciding
from naru.scholarships.services import checks
from tests.scholarships.factories import CLOSES, FACTS, ApplicationFactory, funded_round, staff

pytestmark = pytest.mark.django_db


def test_the_day_of_handing_in_counts_however_long_checks_take():
    turns_65 = {**FACTS, "birth_on": "1961-11-25"}
    at = datetime(2026, 11, 24, 3, tzinfo=UTC)
    one = ApplicationFactory(round=funded_round(), facts=turns_65, submitted_at=at)
    assert deciding.case_of(one, rulebook()).verdict.answer is Answer.YES
    later = ApplicationFactory(round=one.round, facts=turns_65, submitted_at=CLOSES)
    assert deciding.case_of(later, rulebook()).verdict.answer is Answer.NO


def test_what_a_check_found_decides():
    one = ApplicationFactory(round=funded_round(), state=ApplicationState.SUBMITTED)
    checks.check(
        application_id=one.pk,
        kind=CheckKind.DOUBLE_BENEFIT,
        found={"benefits_now": ["LIFELONG_VOUCHER"]},
        words="바우처를 씁니다.",
        membership=staff(Role.MANAGER),
        at=CLOSES,
    )
    case = deciding.case_of(one, rulebook())
    assert case.verdict.answer is Answer.NO
    assert case.facts["benefits_now"] == frozenset({"LIFELONG_VOUCHER"})


def test_a_ranking_is_by_points_before_the_draw_and_costs_the_same_for_many(
    django_assert_num_queries,
):
    the_round = funded_round()
    low = ApplicationFactory(round=the_round, facts={**FACTS, "birth_on": "1986-03-02"})
    top = ApplicationFactory(round=the_round, facts={**FACTS, "basic_livelihood": True})
    mid = ApplicationFactory(round=the_round)
    ApplicationFactory(round=the_round, state=ApplicationState.SUBMITTED)
    with django_assert_num_queries(2):
        rows = deciding.ranking_of(the_round, rulebook())
    assert [(row.application, row.points) for row in rows] == [(top, 40), (mid, 10), (low, 0)]


def test_a_draft_has_no_day():
    draft = ApplicationFactory(
        round=funded_round(), state=ApplicationState.DRAFT, submitted_at=None
    )
    with pytest.raises(ValueError, match="no day yet"):
        deciding.case_of(draft, rulebook())
