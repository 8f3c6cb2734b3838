"""Pages of enrolment, each test in a quiet hour."""

import pytest

from naru.web.resident.enrolments import numbering


@pytest.fixture(autouse=True)
def quiet():
    """Nobody clicked lately."""
    numbering._clicks.clear()
