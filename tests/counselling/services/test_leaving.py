"""Whoever is erased leaves a free place and no words."""

import pytest

from naru.counselling.models import Goal, Note, Request
from naru.counselling.services.leaving import forget
from tests.counselling.factories import (
    NOON,
    GoalStepFactory,
    NoteFactory,
    PairingFactory,
    RequestFactory,
)

pytestmark = pytest.mark.django_db


def test_forgotten():
    pairing, other = PairingFactory(words="말", why=["FIELD"]), PairingFactory(words="말")
    RequestFactory(resident=pairing.resident, words="비밀", parts=["EVENING"])
    NoteFactory(resident=pairing.resident)
    GoalStepFactory(goal__resident=pairing.resident)
    kept_note = NoteFactory(resident=other.resident)
    forget(resident=pairing.resident, at=NOON)
    pairing.refresh_from_db()
    pairing.mentor.refresh_from_db()
    other.refresh_from_db()
    assert (pairing.state, pairing.words, pairing.why, pairing.mentor.taken) == ("ENDED", "", [], 0)
    kept = Request.objects.filter(resident=pairing.resident)
    assert set(kept.values_list("words", "field", "state")) == {
        ("", "", "ANSWERED"), ("", "", "WITHDRAWN"),
    }  # fmt: skip
    assert list(Note.objects.all()) == [kept_note]
    assert Goal.objects.count() == 0
    assert (other.state, other.words) == ("ACTIVE", "말")
