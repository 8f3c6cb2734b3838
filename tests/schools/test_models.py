"""What the database itself holds of a school."""

import pytest
from django.db import IntegrityError, transaction

from naru.schools.models import Module, Stage, Term
from tests.catalogue.own import Staff
from tests.enrolments.factories import IntakeFactory
from tests.schools.made import held, modules, stages

pytestmark = pytest.mark.django_db(transaction=True)


def refused(make):
    with pytest.raises(IntegrityError) as wrong, transaction.atomic():
        make()
    return str(wrong.value)


def test_stages_stand_in_order_and_doors_in_one_place(noon):
    term = held(Staff(), at=noon)
    first, second, _third = stages(term)
    module = modules(term, 1)[0]
    told = {"term": term, "name_ko": "넷", "at_least": 1}
    assert "school_stage_in_order" in refused(
        lambda: Stage.objects.create(number=1, code="more", **told)
    )
    assert "school_stage_once_a_code" in refused(
        lambda: Stage.objects.create(number=4, code=second.code, **told)
    )
    assert "school_stage_from_one" in refused(
        lambda: Stage.objects.create(number=4, code="more", **told | {"at_least": 0})
    )
    assert "intake_id" in refused(
        lambda: Module.objects.create(stage=second, intake=module.intake, made_at=noon)
    )
    nameless = {"stage": first, "intake": IntakeFactory(), "made_at": noon, "strand": "work"}
    assert "school_module_strand_named" in refused(lambda: Module.objects.create(**nameless))
    blank = {"school": "", "name_ko": "학교", "designed_on": noon.date(), "made_at": noon}
    assert "school_term_named" in refused(
        lambda: Term.objects.create(entrance=IntakeFactory(), **blank)
    )


def test_no_door_stands_behind_itself():
    door = IntakeFactory()
    door.behind = door
    assert "intake_behind_another" in refused(door.save)
