"""One word for load balancers: well or not, and nothing else."""

import pytest
from django.test import Client
from django.utils import timezone

from naru.upkeep import queries
from tests.upkeep.factories import make_worker


@pytest.mark.django_db
def test_well_means_a_database_and_a_worker():
    assert Client().get("/healthz").status_code == 503
    make_worker(seen_at=timezone.now())
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_a_database_that_is_away_is_a_503_without_details(monkeypatch):
    monkeypatch.setattr(queries, "health", lambda at: queries.Health(database=False, worker=False))
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"unwell\n")
