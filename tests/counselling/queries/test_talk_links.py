"""The address of an appointment names it and nothing else."""

import pytest

from naru.counselling.queries import talk_links
from tests.counselling.factories import AppointmentFactory

pytestmark = pytest.mark.django_db


def test_the_address_names_its_appointment_and_a_forged_one_nothing():
    one = AppointmentFactory()
    made = talk_links.token(one)
    assert talk_links.named(made) == one
    for forged in ("", "a:b", made[:-1], made.replace(":", "")):
        assert talk_links.named(forged) is None
