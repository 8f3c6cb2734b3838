"""The list freezes by itself after closing, with everybody's tickets and shares."""

from datetime import timedelta

import pytest

from naru.flows.freeze_draw import freeze_draw
from naru.residents.enums import Fact, FactSource
from naru.residents.models import Answer
from tests.enrolments.factories import CLOSES, NOON, sealed_door, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_everybody_is_on_the_list_with_tickets_and_shares():
    door = sealed_door(shares=[("near-poor", 1)])
    poor, other = ResidentFactory(), ResidentFactory()
    Answer.objects.create(
        resident=poor,
        fact=Fact.NEAR_POOR,
        value=True,
        source=FactSource.SAID,
        answered_at=NOON,
        answered_by=poor.user,
    )
    for one in (poor, other):
        stand(door, one)
    one = freeze_draw(intake_id=door.pk, at=CLOSES + timedelta(seconds=30))
    lots = {lot.token: lot.claim.resident for lot in one.lots.select_related("claim__resident")}
    assert sorted((lots[token].pk, *rest) for token, *rest in one.entries) == [
        (poor.pk, 1, 1, "near-poor"),
        (other.pk, 1, 1, ""),
    ]
