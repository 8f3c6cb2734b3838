"""Requests made up from the description find no crash and no answer it does not describe."""

import json
from pathlib import Path

import pytest
import schemathesis
from django.conf import settings as site
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck
from hypothesis import settings as tries
from schemathesis.specs.openapi.checks import positive_data_acceptance

from naru.catalogue.index import writing
from naru.config.wsgi import application
from tests.catalogue.factories import RunFactory
from tests.places.factories import PlaceFactory
from tests.programmes.factories import FigureFactory

schema = schemathesis.openapi.from_dict(
    json.loads((Path(site.BASE_DIR) / "docs" / "openapi.json").read_text(encoding="utf-8"))
)
schema.app = application


@pytest.fixture
def one_connection(db):
    """The real application would end the test's transaction with each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def things(one_connection, settings):
    """Something to find, and no limit on looking for it."""
    settings.API_RATES = {"anonymous": 1_000_000, "token": 1_000_000}
    FigureFactory(measure__programme__code="known")
    PlaceFactory(code="known", district__code="known")
    writing.refresh([RunFactory().course_id])


@schema.parametrize()
@tries(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_made_up_requests_get_described_answers(case, things):
    """A cursor is nobody's to make up: one that fits its type may be refused all the same."""
    made_up = [positive_data_acceptance] if (case.query or {}).get("cursor") else []
    case.call_and_validate(excluded_checks=made_up)
