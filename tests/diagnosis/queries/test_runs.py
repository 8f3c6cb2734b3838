"""Runs as pages read them."""

import uuid

import pytest

from naru.diagnosis.enums import Part
from naru.diagnosis.queries.runs import (
    answers_of,
    minutes_left,
    progress_of,
    run_with,
    runs_of,
    scales_of,
)
from tests.diagnosis.made import begun, finished, go_through, tell
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_progress_tells_how_far_each_part_is():
    run = begun()
    go_through(run, Part.INTERESTS)
    tell(run, Part.DOMAINS, "work-1", "3")
    progress = progress_of(run, answers_of(run))
    assert [(one.part, one.done, one.total, one.next, one.begun) for one in progress] == [
        ("domains", 1, 15, "finance-1", True),
        ("interests", 6, 6, None, True),
        ("values", 0, 2, "1", False),
        ("skills", 0, 6, "situations", False),
    ]
    assert minutes_left(run, progress) == 6


def test_runs_of_a_record_are_its_own_latest_first(noon, django_assert_num_queries):
    mine = ResidentFactory()
    first = finished(mine, at=noon.replace(day=1))
    second = finished(mine)
    begun(ResidentFactory())
    with django_assert_num_queries(3):
        assert runs_of(mine) == [second, first]


def test_a_run_is_found_by_its_public_id_only(django_assert_num_queries):
    run = begun()
    assert run_with(uuid.uuid4()) is None
    with django_assert_num_queries(1):
        found = run_with(run.public_id)
        assert scales_of(found, Part.DOMAINS).scale[0].code == "work"
    with pytest.raises(TypeError):
        scales_of(found, Part.VALUES)
