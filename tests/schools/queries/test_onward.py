"""Who has come on by a module that was judged, and who has fallen back by a correction."""

import pytest

from naru.enrolments.enums import Came
from naru.enrolments.models import Result
from naru.schools.queries.onward import moved, onward, stands_by_module
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import door_of, held, let_in, modules, seat, taught

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


def completed(staff, term, resident, number, *, at):
    """They took part in as many modules of the stage as it has, two at most."""
    for module in modules(term, number)[:2]:
        seat(module.intake, resident, at=at)
    return [taught(staff, one.intake) for one in modules(term, number)[:2]]


def test_the_module_that_completes_the_stage_leads_on(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    first, second, third = modules(term, 1)
    seat(first.intake, resident, at=noon)
    assert onward(taught(staff, first.intake).intake_id, [resident], at=noon) == []
    seat(second.intake, resident, at=noon)
    closed = taught(staff, second.intake)
    (step,) = onward(closed.intake_id, [resident], at=closed.at)
    assert (step.resident, step.stage.stage.number, step.again) == (resident, 1, False)
    assert (step.following.stage.number, step.following.progress.missing) == (2, 1)
    seat(third.intake, resident, at=noon)
    assert onward(taught(staff, third.intake).intake_id, [resident], at=noon) == []


def test_the_last_stage_leads_to_nothing_more(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    closed = [completed(staff, term, resident, number, at=noon)[-1] for number in (1, 2, 3)]
    (step,) = onward(closed[-1].intake_id, [resident], at=noon)
    assert (step.stage.stage.number, step.following) == (3, None)


def test_neither_who_is_not_in_nor_another_class_leads_on(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    (closed,) = completed(staff, term, resident, 2, at=noon)
    assert onward(closed.intake_id, [resident], at=noon) == []
    other = door_of(staff, "다른 강좌", noon)
    seat(other, resident, at=noon)
    assert onward(taught(staff, other).intake_id, [resident], at=noon) == []


def test_a_correction_moves_on_or_back_whoever_it_concerns(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    (module,) = modules(term, 2)
    seat(module.intake, resident, at=noon)
    taught(staff, module.intake, came=Came.ABSENT)
    before = stands_by_module(module.intake_id, [resident], at=noon)

    def after():
        return moved(module.intake_id, [resident], before=before, at=noon)

    assert after() == []
    Result.objects.update(completed=True)
    assert [(one.resident, one.again) for one in after()] == [(resident, False)]
    before = stands_by_module(module.intake_id, [resident], at=noon)
    Result.objects.update(completed=False)
    assert [(one.stage.stage.number, one.again) for one in after()] == [(2, True)]
