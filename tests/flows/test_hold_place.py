"""An offered place keeps its fee, and the person is told."""

from datetime import UTC, date, datetime

import pytest

from naru.flows.hold_place import hold_place
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.scholarships.services import grants, uses
from naru.scholarships.services.uses import TooFewPoints
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2027, 1, 4, 3, tzinfo=UTC)


def hold(points):
    application = ApplicationFactory(round=funded_round())
    grant = grants.grant(application_id=application.pk, by=None, at=AT)
    place = uses.Place(
        reference="enrolment:1",
        run_id=None,
        title="가상 강좌",
        provider="가상",
        points=points,
        sessions=[date(2027, 1, 11)],
        terms=[],
    )
    return hold_place(grant=grant, place=place, by=grant.resident.user, at=AT)


def test_what_was_kept_and_until_when_it_can_be_given_up_is_told():
    hold(240_000)
    said = told(Notice.objects.get())
    assert said.subject == "가상 강좌: 240,000포인트를 맡겼습니다"
    assert said.body.startswith("2027년 1월 11일(월)에 시작하면 씁니다.")


def test_a_refusal_tells_nobody():
    with pytest.raises(TooFewPoints):
        hold(700_000)
    assert Notice.objects.count() == 0
