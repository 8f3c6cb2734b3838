"""What is due: on its day, and once it is done no more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from naru.scholarships.enums import ApplicationState
from naru.scholarships.queries import due
from naru.scholarships.services import grants, uses
from tests.scholarships.factories import CLOSES, ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 4, 3, tzinfo=UTC)


def test_courses_are_due_from_their_first_day_and_points_from_their_last():
    application = ApplicationFactory(round=funded_round())
    grant = grants.grant(application_id=application.pk, by=None, at=AT)
    place = uses.Place(
        reference="enrolment:1",
        run_id=None,
        title="가상 강좌",
        provider="가상",
        points=100_000,
        sessions=[date(2027, 1, 18), date(2027, 1, 11)],
        terms=[],
    )
    use = uses.hold(grant_id=grant.pk, place=place, by=grant.resident.user, at=AT)
    assert due.starting(on=date(2027, 1, 10)) == []
    assert due.starting(on=date(2027, 1, 11)) == [use.pk]
    uses.spend(use_id=use.pk, at=datetime(2027, 1, 11, 3, tzinfo=UTC))
    assert due.starting(on=date(2027, 1, 12)) == []
    assert due.lapsing(on=date(2027, 6, 30)) == []
    assert due.lapsing(on=date(2027, 7, 1)) == [grant]
    uses.lapse(grant_id=grant.pk, at=datetime(2027, 7, 1, 3, tzinfo=UTC))
    assert due.lapsing(on=date(2027, 7, 2)) == []


def test_a_draft_is_left_once_its_round_has_closed():
    draft = ApplicationFactory(
        round=funded_round(), state=ApplicationState.DRAFT, submitted_at=None
    )
    ApplicationFactory(round=draft.round, state=ApplicationState.SUBMITTED)
    assert due.left_drafts(at=CLOSES - timedelta(seconds=1)) == []
    assert due.left_drafts(at=CLOSES) == [draft]
