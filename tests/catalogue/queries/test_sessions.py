"""The meetings of several runs."""

from datetime import UTC, datetime, timedelta

import pytest

from naru.catalogue.models import Session
from naru.catalogue.queries.sessions import with_sessions
from tests.catalogue.factories import RunFactory
from tests.places.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def met(run, day, place=None):
    begins = datetime(2026, 12, day, 10, tzinfo=UTC)
    ends = begins + timedelta(hours=2)
    return Session.objects.create(run=run, starts_at=begins, ends_at=ends, place=place)


def test_each_run_knows_its_meetings_in_their_order(django_assert_num_queries):
    runs, place = [RunFactory(), RunFactory()], PlaceFactory()
    later, first = met(runs[0], 15), met(runs[0], 8, place)
    with django_assert_num_queries(1):
        with_sessions(runs)
        told = [[(day, day.place) for day in one.sessions.all()] for one in runs]
    assert told == [[(first, place), (later, None)], []]
    with django_assert_num_queries(0):
        with_sessions([])
