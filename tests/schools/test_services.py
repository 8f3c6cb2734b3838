"""Opening a term and filling its stages."""

import pytest

from naru.enrolments.enums import DoorMode
from naru.schools import services
from naru.schools.models import Module, Term
from naru.schools.pack import schools_on
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import (
    RULE,
    TITLES,
    entrance,
    held,
    module_door,
    modules,
    read,
    seat,
    stages,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def school(noon):
    return schools_on(noon.date())[RULE]


def test_a_term_keeps_the_citys_design_and_is_opened_once(staff, school, noon):
    door = entrance(staff, at=noon)
    told = {"school": school, "entrance": door, "by": staff.user, "at": noon}
    term = services.open_term(**told)
    assert services.open_term(**told) == term
    assert [(one.code, one.at_least) for one in stages(term)] == [
        (one.code, one.at_least) for one in school.stages
    ]
    assert (term.name_ko, term.programme, term.designed_on) == (
        "4050 인생디자인학교",
        RULE,
        school.from_on,
    )


def test_its_door_lets_in_as_the_city_says(staff, school, noon):
    told = {"school": school, "by": staff.user, "at": noon}
    with pytest.raises(services.NotThatDoor):
        services.open_term(entrance=entrance(staff, at=noon, mode=DoorMode.FIRST_COME), **told)
    with pytest.raises(services.NotThatRule):
        services.open_term(entrance=entrance(staff, at=noon, policy=""), **told)
    term = held(staff, at=noon)
    with pytest.raises(services.DoorTaken):
        services.open_term(entrance=modules(term, 1)[0].intake, **told)
    assert Term.objects.count() == 1


def test_a_module_stands_in_one_stage_of_one_school(staff, school, noon):
    term = held(staff, at=noon)
    one, (_first, second, _third) = modules(term, 1)[0], stages(term)
    assert (one.strand_ko, [len(modules(term, no)) for no in (1, 2, 3)]) == (
        "일",
        [len(each) for each in TITLES],
    )
    told = {"school": school, "strand": "", "by": staff.user, "at": noon}
    assert services.add_module(stage=one.stage, intake=one.intake, **told) == one
    with pytest.raises(services.DoorTaken):
        services.add_module(stage=second, intake=one.intake, **told)
    early = module_door(staff, "너무 이른 살롱", at=noon, starts=-11)
    with pytest.raises(services.BeforeEntrance):
        services.add_module(stage=second, intake=early, **told)


def test_a_module_that_somebody_chose_stays(staff, noon):
    term = held(staff, at=noon)
    chosen, free = modules(term, 1)[:2]
    seat(chosen.intake, ResidentFactory(), at=noon)
    with pytest.raises(services.SomebodyChose):
        services.drop_module(module=chosen, by=staff.user, at=noon)
    services.drop_module(module=free, by=staff.user, at=noon)
    assert Module.objects.filter(pk__in=(chosen.pk, free.pk)).count() == 1
    assert len(read(term).modules) == 4
