"""Rounds with money, and applications at every stage, for tests."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from naru.accounts.enums import Role
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application, Round
from naru.scholarships.services import rounds
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import ResidentFactory

OPENED = datetime(2026, 11, 9, tzinfo=UTC)
CLOSES = datetime(2026, 12, 18, 9, tzinfo=UTC)
FACTS = {
    "birth_on": "1976-03-02",
    "lives_in_city": True,
    "basic_livelihood": False,
    "near_poor": True,
    "benefits_now": [],
}


def round_row(code="winter", *, grants=2, **more):
    """A round as the pack hands it over, with money for so many grants."""
    return {
        "code": code,
        "name_ko": "가상 회차",
        "name_en": "Sample round",
        "policy": "training-scholarship",
        "year": 2026,
        "apply_from_at": OPENED,
        "apply_until_at": CLOSES,
        "results_on": date(2026, 12, 28),
        "use_until_on": date(2027, 7, 1),
        "budget_points": grants * 600_000,
        "each_points": 600_000,
        "criteria": [],
        "papers": ["WELFARE"],
        "draw_source_ko": "가상 추첨 번호",
        "draw_source_en": "sample draw numbers",
        "draw_from_at": datetime(2026, 12, 22, 12, tzinfo=UTC),
        "appeal_days": 14,
        "appeal_ko": "전화로 알려 주세요.",
        "appeal_en": "Call us.",
        "paper_days": 365,
        "sample": True,
        "source_id": None,
        **more,
    }


def funded_round(code="winter", *, grants=2, **more) -> Round:
    """The round alone in the tables, its money booked."""
    rounds.save_rounds([round_row(code, grants=grants, **more)], at=OPENED)
    return Round.objects.get(code=code)


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
        lambda one: (
            None
            if one.state in {ApplicationState.SUBMITTED, ApplicationState.MORE_ASKED}
            else one.submitted_at
        )
    )


def staff(role=Role.MANAGER):
    """A membership in the role."""
    return MembershipFactory(role=role)
