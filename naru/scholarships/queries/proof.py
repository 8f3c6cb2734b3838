"""A draw as a file that anybody can compute again (tools/verify_draw.py)."""

from naru.policies.rules.slips import utc
from naru.scholarships.models import Draw, Round
from naru.scholarships.rules import draw as drawing


def draw_of(one: Round) -> Draw:
    """The round's draw; every round has one from its first day."""
    return Draw.objects.select_related("round").get(round=one)


def order_of(drawn: Draw) -> list[str]:
    """The tokens by rank; only after the draw."""
    return drawing.ranked([(token, points) for token, points in drawn.entries], seed=drawn.seed)


def document(drawn: Draw) -> dict[str, object]:
    """Everything that was published in the end, and when; only after the draw."""
    one = drawn.round
    if drawn.drawn_at is None or drawn.frozen_at is None:
        raise ValueError("the secret is not public before the draw")
    return {
        "format": drawing.FORMAT,
        "round": one.code,
        "people": one.people,
        "commitment": drawn.commitment,
        "committed_at": utc(drawn.committed_at),
        "entries": drawn.entries,
        "root": drawn.root,
        "frozen_at": utc(drawn.frozen_at),
        "source": one.draw_source_en,
        "number_known_at": utc(one.draw_from_at),
        "public_number": drawn.public_number,
        "secret": drawn.secret,
        "seed": drawn.seed,
        "drawn_at": utc(drawn.drawn_at),
        "order": order_of(drawn),
    }
