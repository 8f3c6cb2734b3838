"""Staying after all is told too."""

import pytest

from naru.flows.ask_erasure import ask_erasure
from naru.flows.withdraw_erasure import withdraw_erasure
from naru.notices.models import Notice
from naru.residents.services.leaving import NothingAsked
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_staying_is_told(noon):
    resident = ResidentFactory()
    ask_erasure(resident=resident, waiting_days=14, by=resident.user, at=noon)
    withdraw_erasure(resident=resident, by=resident.user, at=noon)
    with pytest.raises(NothingAsked):
        withdraw_erasure(resident=resident, by=resident.user, at=noon)
    kinds = list(Notice.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["erasure.asked", "erasure.withdrawn"]
