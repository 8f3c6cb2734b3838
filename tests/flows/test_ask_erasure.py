"""Asking to be forgotten is told with its day, once."""

import pytest

from naru.flows.ask_erasure import ask_erasure
from naru.notices.models import Notice
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_day_is_told_once(noon):
    resident = ResidentFactory()
    asked = [
        ask_erasure(resident=resident, waiting_days=14, by=resident.user, at=noon)
        for _number in range(2)
    ]
    assert asked[0] == asked[1]
    notice = Notice.objects.get()
    assert (notice.kind, notice.params) == ("erasure.asked", {"due_on": "2026-12-08"})
