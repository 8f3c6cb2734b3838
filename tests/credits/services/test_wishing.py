"""A wish, the search for its ways, and answers that come late."""

import pytest

from naru.credits.models import Wish
from naru.credits.services import wishing
from tests.enrolments.classes import DAY
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_ways_are_asked_for_once_and_kept_if_nothing_changed(noon):
    me = ResidentFactory()
    with refused(wishing.NoWish):
        wishing.ask_ways(resident=me, at=noon)
    chosen = {"degree": "bachelor", "major": "computing", "by": me.user, "at": noon}
    wishing.choose(resident=me, **chosen)
    wish = wishing.ask_ways(resident=me, at=noon)
    assert wishing.ask_ways(resident=me, at=noon + DAY).asked_at == noon
    kept = {"wish_id": wish.pk, "answer": {"ways": []}, "at": noon + DAY}
    assert not wishing.keep_ways(asked_at=noon - DAY, **kept)
    assert wishing.keep_ways(asked_at=noon, **kept)
    assert not wishing.keep_ways(asked_at=noon, **kept)
    wish.refresh_from_db()
    assert (wish.state, wish.answer, wish.answered_at) == ("READY", {"ways": []}, noon + DAY)
    wishing.choose(resident=me, **(chosen | {"degree": "associate-2"}))
    wish.refresh_from_db()
    assert (wish.state, wish.degree, wish.answer) == ("NONE", "associate-2", {})
    wishing.forget(resident=me)
    assert Wish.objects.count() == 0
