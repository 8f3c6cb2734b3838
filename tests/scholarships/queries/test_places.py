"""Points that stand at a door."""

from datetime import date

import pytest

from naru.scholarships.queries.places import kept_for
from naru.scholarships.services import grants, uses
from tests.enrolments.factories import NOON, IntakeFactory
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db


def test_only_points_that_are_kept_or_spent_for_the_run_count():
    asked, intake = ApplicationFactory(round=funded_round()), IntakeFactory()
    grant = grants.grant(application_id=asked.pk, by=None, at=NOON)
    kept = []
    for reference, run_id in (("enrolment:1", intake.run_id), ("enrolment:2", None)):
        place = uses.Place(
            reference=reference,
            run_id=run_id,
            title="가상 강좌",
            provider="가상",
            points=240_000,
            sessions=[date(2027, 1, 11)],
            terms=[],
        )
        kept.append(uses.hold(grant_id=grant.pk, place=place, by=grant.resident.user, at=NOON))
    assert kept_for(intake) == (1, 240_000)
    uses.give_up(use_id=kept[0].pk, whose="learner", by=grant.resident.user, at=NOON)
    assert kept_for(intake) == (0, 0)
