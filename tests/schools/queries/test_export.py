"""A person takes along where they stood."""

import pytest

from naru.schools.queries.export import export_schools
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import held, let_in, modules, seat, taught

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_stage_with_what_was_chosen_and_completed(noon):
    staff, resident = Staff(), ResidentFactory()
    term = held(staff, at=noon)
    let_in(term, resident, at=noon)
    module = modules(term, 1)[0]
    seat(module.intake, resident, at=noon)
    taught(staff, module.intake)
    (section,) = export_schools(resident)
    first, second, _third = section.rows
    assert first == {
        "school": "가을 인생 학교",
        "term": str(term.public_id),
        "is_in": True,
        "stage": "라이프스킬 살롱",
        "chosen": ["일 살롱"],
        "completed": 1,
        "at_least": 2,
    }
    assert (second["chosen"], second["completed"]) == ([], 0)
    (nothing,) = export_schools(ResidentFactory())
    assert nothing.rows == []
