"""What was asked and answered is taken along."""

import pytest

from naru.outcomes.queries.export import export_follow_ups, mine
from naru.outcomes.services import answering
from tests.outcomes.factories import asked
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_ones_own_alone(noon):
    one = asked(at=noon)
    answering.answer(follow_up_id=one.pk, answers={"work": "own"}, at=noon)
    agreed, section = export_follow_ups(one.resident)
    assert [row["reason"] for row in agreed.rows] == [one.certificate.reason]
    assert [(row["title"], row["answers"]) for row in section.rows] == [
        ("엑셀 첫걸음", ["work: own"])
    ]
    assert mine(ResidentFactory()) == []
