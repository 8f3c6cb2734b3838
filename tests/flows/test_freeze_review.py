"""The list of a review is frozen with the shares people belong to on that day."""

from datetime import timedelta

import pytest

from naru.enrolments.models import Statement
from naru.flows.freeze_review import freeze_review
from tests.enrolments.factories import CLOSES, published_door, written

pytestmark = pytest.mark.django_db(transaction=True)


def test_shares_are_read_at_the_freeze():
    door = published_door(
        shares=[("first-time", 1)], words=[("first-time", "처음 배우는 사람", "First-timers", 50)]
    )
    written(door)
    one = freeze_review(intake_id=door.pk, at=CLOSES + timedelta(minutes=1))
    assert one.frozen_at == CLOSES + timedelta(minutes=1)
    assert [s.shares for s in Statement.objects.all()] == ["first-time"]
