"""More time is asked for without a reason, and given by the provider."""

import pytest

from naru.lessons.models import Extension, ExtensionAsk
from naru.lessons.services.extending import (
    GivenAlready,
    NoSuchTime,
    NothingAsked,
    ask,
    asked_percent,
    give,
    refuse,
)
from tests.lessons.learners import AT, learner
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_it_is_asked_changed_and_answered():
    mine = learner()
    told = {"learning_id": mine.pk, "by": mine.resident.user, "at": AT}
    assert asked_percent(mine.pk) == 0
    for percent in (25, 50):
        ask(percent=percent, **told)
    assert (ExtensionAsk.objects.count(), asked_percent(mine.pk)) == (1, 50)
    refuse(**told)
    assert (asked_percent(mine.pk), Extension.objects.count()) == (0, 0)
    with refused(NothingAsked):
        refuse(**told)
    ask(percent=50, **told)
    given = give(percent=50, **told)
    assert (given.percent, asked_percent(mine.pk)) == (50, 0)
    with refused(GivenAlready):
        ask(percent=25, **told)
    with refused(NoSuchTime):
        ask(percent=30, **told)
    assert Extension.objects.count() == 1
