"""Points that ran out are told once."""

from datetime import UTC, datetime

import pytest

from naru.flows.lapse_points import lapse_points
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.scholarships.services import grants
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db(transaction=True)


def test_told_once():
    application = ApplicationFactory(round=funded_round())
    at = datetime(2027, 1, 4, 3, tzinfo=UTC)
    grant = grants.grant(application_id=application.pk, by=None, at=at)
    last = datetime(2027, 7, 1, 3, tzinfo=UTC)
    assert [lapse_points(grant=grant, at=last) for _time in range(2)] == [600_000, 0]
    assert told(Notice.objects.get()).subject == "600,000포인트의 기한이 지났습니다"
