"""Loading a city pack: all or nothing, twice is once, what leaves the pack is withdrawn."""

import pytest
from django.conf import settings

from naru.flows.load_city import load_city
from naru.programmes.models import Programme

pytestmark = pytest.mark.django_db(transaction=True)

HANEUL = settings.BASE_DIR / "cities" / "haneul"


def test_a_second_load_writes_nothing(noon):
    assert load_city(folder=HANEUL, at=noon).writes > 0
    again = load_city(folder=HANEUL, at=noon, again=True)
    assert (again.writes, again.skipped) == (0, False)
    assert load_city(folder=HANEUL, at=noon).skipped
    assert Programme.objects.current().count() == 3
