"""Who is late with choosing modules of a stage."""

import pytest

from naru.schools.queries.reminding import late_choosers, late_in
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import DAY, held, let_in, modules, seat

pytestmark = pytest.mark.django_db(transaction=True)


def two(_term):
    return 2


def test_late_is_who_lacks_modules_with_so_many_days_left(noon):
    term, resident = held(Staff(), at=noon), ResidentFactory()
    let_in(term, resident, at=noon)
    assert late_choosers(days=two, at=noon - DAY / 2) == []
    (one,) = late_choosers(days=two, at=noon)
    assert (one.resident, one.stage.stage.number, one.by_at) == (resident, 1, noon + 2 * DAY)
    assert late_in(term.pk, resident.pk, days=two, at=noon) == one
    assert late_in(term.pk, ResidentFactory().pk, days=two, at=noon) is None
    for module in modules(term, 1)[:2]:
        seat(module.intake, resident, at=noon)
    assert late_choosers(days=two, at=noon) == []
    assert late_in(term.pk, resident.pk, days=two, at=noon) is None


def test_of_a_school_that_is_off_nobody_is_late(noon):
    term = held(Staff(), at=noon)
    let_in(term, ResidentFactory(), at=noon)
    term.entrance.called_off_at = noon
    term.entrance.save()
    assert late_choosers(days=two, at=noon) == []
