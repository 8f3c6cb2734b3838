"""A person's own copy of what they asked and who their mentors were."""

import pytest

from naru.counselling.queries.export import export_counselling
from tests.counselling.factories import PairingFactory

pytestmark = pytest.mark.django_db


def test_requests_and_mentors():
    one = PairingFactory()
    PairingFactory()
    sections = {part.key: part.rows for part in export_counselling(one.resident)}
    assert {key: len(rows) for key, rows in sections.items()} == {
        "requests": 1, "mentors": 1, "appointments": 0, "goals": 0,
        "counselling_notes": 0,
    }  # fmt: skip
    assert sections["mentors"][0]["mentor"] == one.mentor.user.name
    assert sections["requests"][0]["field"] == "care"
