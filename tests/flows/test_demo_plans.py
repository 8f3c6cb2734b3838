"""The demo has a plan for work from an agreed goal and one for later life, made once."""

import pytest

from naru.flows.demo_mentors import demo_mentors
from naru.flows.demo_plans import demo_plans
from naru.flows.seed_demo import seed_demo
from naru.planning.models import Plan
from tests.counselling.factories import TERMS
from tests.planning.factories import baking, occupation
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_both_plans_once(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    demo_mentors(fields=["care"], terms=TERMS, at=noon)
    assert demo_plans(areas=["sea"], at=noon) == 0
    occupation("occ.cook")
    baker = occupation()
    baking(baker)
    assert [demo_plans(areas=["sea"], at=noon) for _ in range(2)] == [2, 0]
    work, life = Plan.objects.order_by("pk")
    assert (work.occupation, work.goal.occupation, work.goal.state) == (baker, baker, "AGREED")
    assert (life.occupation, life.areas, life.resident.name) == (None, ["sea"], "가상 가족")
