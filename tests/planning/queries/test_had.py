"""What the self-diagnosis found of a person."""

import pytest

from naru.planning.queries.had import found_skills
from tests.diagnosis.made import begun, finished
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_skills_of_the_latest_result():
    resident = ResidentFactory()
    assert found_skills(resident) == {}
    run = finished(resident)
    begun(resident)
    rows = run.results.get().skills.all()
    assert found_skills(resident) == {one.skill: one.level for one in rows}
    assert rows
