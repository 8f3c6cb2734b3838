"""Rounds with money, and applications at every stage, for tests."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from naru.accounts.enums import Role
from naru.policies.rules.trees import Condition
from naru.scholarships.enums import ApplicationState, PaperKind
from naru.scholarships.models import Application, Round
from naru.scholarships.models.applications import UNDECIDED
from naru.scholarships.rules.criteria import Criterion
from naru.scholarships.services import rounds
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import ResidentFactory

OPENED = datetime(2026, 11, 9, tzinfo=UTC)
CLOSES = datetime(2026, 12, 18, 9, tzinfo=UTC)
DRAWN = datetime(2026, 12, 22, 12, tzinfo=UTC)
FACTS = {
    "birth_on": "1976-03-02",
    "lives_in_city": True,
    "basic_livelihood": False,
    "near_poor": True,
    "benefits_now": [],
    "employment": "LOOKING",
}


CRITERIA = [
    Criterion(Condition("livelihood", "basic_livelihood", "is", True), 30, "수급자예요", "On it"),
    Criterion(Condition("from-50", "age", "at_least", 50), 10, "50세부터예요", "50 or older"),
]
TERMS = rounds.Terms(
    policy="training-scholarship",
    each_points=600_000,
    criteria=CRITERIA,
    papers=[PaperKind.WELFARE],
    draw_source_ko="가상 추첨 번호",
    draw_source_en="sample draw numbers",
    appeal_days=14,
    appeal_ko="전화로 알려 주세요.",
    appeal_en="Call us.",
    paper_days=365,
)


def plan(code="winter", *, people=2, **more) -> rounds.Plan:
    """What a manager decides, with money for so many people."""
    days = {
        "apply_from_at": OPENED,
        "apply_until_at": CLOSES,
        "draw_from_at": DRAWN,
        "results_on": date(2026, 12, 28),
        "use_until_on": date(2027, 7, 1),
    }
    return rounds.Plan(
        code=code, name_ko="가상 회차", name_en="Sample round", people=people, **{**days, **more}
    )


def funded_round(code="winter", *, grants=2, terms=TERMS, **more) -> Round:
    """The round in the tables, its money booked, its draw sealed."""
    made = plan(code, people=grants, sample=True, **more)
    return rounds.open_round(plan=made, terms=terms, by=None, at=OPENED)


class ApplicationFactory(DjangoModelFactory):
    """Somebody's application with both checks behind it."""

    class Meta:
        model = Application

    resident = factory.SubFactory(ResidentFactory)
    state = ApplicationState.ELIGIBLE
    facts = factory.LazyFunction(lambda: dict(FACTS))
    submitted_at = OPENED
    submitted_by = factory.SelfAttribute("resident.user")
    decided_at = factory.LazyAttribute(
        lambda one: None if one.state in UNDECIDED else one.submitted_at
    )


def staff(role=Role.MANAGER):
    """A membership in the role."""
    return MembershipFactory(role=role)
