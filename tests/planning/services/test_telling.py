"""Told once."""

import pytest

from naru.planning.services.telling import told
from tests.planning.factories import NOON, StepFactory

pytestmark = pytest.mark.django_db


def test_a_step_counts_as_told_from_the_first_time():
    step = StepFactory()
    assert [told(steps=[step], at=NOON) for _ in range(2)] == [1, 0]
