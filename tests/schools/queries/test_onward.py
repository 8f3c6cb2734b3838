"""Who is told of the next stage when a module is judged."""

import pytest

from naru.enrolments.enums import Came
from naru.schools.queries.onward import onward
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import door_of, held, let_in, modules, seat, taught

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_module_that_completes_the_stage_leads_on(noon):
    staff, resident = Staff(), ResidentFactory()
    term = held(staff, at=noon)
    let_in(term, resident, at=noon)
    first, second, third = modules(term, 1)
    for module in (first, second, third):
        seat(module.intake, resident, at=noon)
    closed = [taught(staff, one.intake) for one in (first, second)]
    assert onward(closed[0], at=noon)[0].done.progress.done == 2
    (step,) = onward(closed[1], at=closed[1].at)
    assert (step.resident, step.done.stage.number) == (resident, 1)
    assert (step.following.stage.number, step.following.progress.missing) == (2, 1)
    assert onward(taught(staff, third.intake), at=noon) == []


def test_the_last_stage_leads_to_nothing_more(noon):
    staff, resident = Staff(), ResidentFactory()
    term = held(staff, at=noon)
    let_in(term, resident, at=noon)
    (module,) = modules(term, 3)
    seat(module.intake, resident, at=noon)
    (step,) = onward(taught(staff, module.intake), at=noon)
    assert (step.done.stage.number, step.following) == (3, None)


def test_neither_who_was_absent_nor_another_class_leads_on(noon):
    staff, resident = Staff(), ResidentFactory()
    term = held(staff, at=noon)
    let_in(term, resident, at=noon)
    (module,) = modules(term, 2)
    seat(module.intake, resident, at=noon)
    assert onward(taught(staff, module.intake, came=Came.ABSENT), at=noon) == []
    other = door_of(staff, "다른 강좌", noon)
    seat(other, resident, at=noon)
    assert onward(taught(staff, other), at=noon) == []
