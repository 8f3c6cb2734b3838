"""The published file: whole after the draw, nothing before."""

from datetime import timedelta

import pytest

from naru.scholarships.models import Draw
from naru.scholarships.queries import proof
from naru.scholarships.services import draws
from tests.scholarships.factories import DRAWN, ApplicationFactory, funded_round, staff

pytestmark = pytest.mark.django_db


def test_the_secret_is_shown_only_after_the_draw():
    the_round, by = funded_round(), staff().user
    one = ApplicationFactory(round=the_round)
    with pytest.raises(ValueError, match="not public before the draw"):
        proof.document(proof.draw_of(the_round))
    before = DRAWN - timedelta(days=1)
    draws.freeze(round_id=the_round.pk, points={one.pk: 40}, by=by, at=before)
    with pytest.raises(ValueError, match="not public before the draw"):
        proof.document(proof.draw_of(the_round))
    draws.draw(round_id=the_round.pk, public_number="7", by=by, at=DRAWN)
    drawn = Draw.objects.get()
    assert proof.document(proof.draw_of(the_round)) == {
        "format": "naru-draw/1",
        "round": "winter",
        "people": 2,
        "commitment": drawn.commitment,
        "committed_at": "2026-11-09T00:00:00.000000Z",
        "entries": [[one.token, 40]],
        "root": drawn.root,
        "frozen_at": "2026-12-21T12:00:00.000000Z",
        "source": "sample draw numbers",
        "number_known_at": "2026-12-22T12:00:00.000000Z",
        "public_number": "7",
        "secret": drawn.secret,
        "seed": drawn.seed,
        "drawn_at": "2026-12-22T12:00:00.000000Z",
        "order": [one.token],
    }
