"""108 mentors, plainly invented, made once."""

import pytest

from naru.accounts.models import Membership
from naru.counselling.models import Mentor, Pairing, Request
from naru.flows.demo_mentors import MENTORS, demo_mentors
from naru.flows.seed_demo import seed_demo
from tests.counselling.factories import TERMS
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)
FIELDS = ["care", "it", "data", "office"]


def test_all_of_them_once(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    assert [demo_mentors(fields=FIELDS, terms=TERMS, at=noon) for _ in range(2)] == [MENTORS, 0]
    made = Mentor.objects.select_related("user")
    assert made.filter(user__email="mentor@demo.example").count() == 1
    assert all(one.is_sample and one.user.name.startswith("가상") for one in made)
    assert {field for one in made for field in one.fields} == set(FIELDS)
    assert 2_500 < sum(one.capacity for one in made) < 3_000
    assert Pairing.objects.active().get().mentor.user.email == "mentor@demo.example"
    assert set(Request.objects.filter(state="OPEN").values_list("kind", flat=True)) == {
        "MENTOR", "QUESTION",
    }  # fmt: skip
    assert Membership.objects.filter(role="MENTOR").count() == MENTORS
