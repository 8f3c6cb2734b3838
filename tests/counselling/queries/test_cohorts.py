"""Who waits: open wishes without a place held, the oldest first; mentors with room."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.counselling.models import Mentor
from naru.counselling.queries import cohorts
from tests.counselling.factories import NOON, MentorFactory, PairingFactory, RequestFactory

pytestmark = pytest.mark.django_db


def test_those_and_only_those():
    later = RequestFactory(asked_at=NOON)
    sooner = RequestFactory(asked_at=NOON - timedelta(days=1))
    RequestFactory(state="WITHDRAWN", closed_at=NOON)
    RequestFactory(kind="QUESTION")
    held = PairingFactory(state="PROPOSED", mentor=MentorFactory(capacity=1))
    RequestFactory(resident=held.resident)
    mentor = MentorFactory(capacity=5)
    vain = PairingFactory(resident=sooner.resident, request=sooner, state="REFUSED").mentor
    Mentor.objects.filter(pk=vain.pk).update(taken=2)
    with CaptureQueriesContext(connection) as asked:
        found = cohorts.waiting(on=date(2026, 11, 24))
    assert len(asked) == 7
    assert found.without == [{vain.pk}, set()]
    assert (found.requests, found.mentors) == ([sooner, later], [mentor])
    assert found.places.tolist() == [5]
    assert [one.field for one in found.wishes] == ["care", "care"]
