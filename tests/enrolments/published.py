"""A published draw of a course, made by the rules alone."""

from naru.core.lots import commitment, digest
from naru.enrolments.rules.draw import Lot, Memory, Terms, document, root, seed

SECRET = "5e" * 32
TERMS = Terms(4, (("near_poor", 1), ("first_time", 1)), Memory(2, 1, 12, 6), 48)


def course_draw(*, revealed=True, drawn_at=None):
    """Nine lots for four seats; two of them hold more tickets, one is for two people."""
    tokens = [digest(str(number))[:32] for number in range(9)]
    entries = [Lot(token, 2) for token in tokens[:5]]
    entries += [Lot(tokens[5], 3, 1, "near_poor"), Lot(tokens[6], 6, 1, "near_poor first_time")]
    entries += [Lot(tokens[7], 2, 2), Lot(tokens[8], 2, 1, "first_time")]
    secret, top = SECRET if revealed else "", root(entries)
    when = drawn_at or ("2026-12-05" if revealed else "2026-12-09") + "T13:00:00.000000Z"
    said = {
        "run": "b7e1",
        "title": "엑셀 첫걸음",
        "commitment": commitment(SECRET),
        "committed_at": "2026-11-20T01:00:00.000000Z",
        "frozen_at": "2026-12-04T09:01:00.000000Z",
        "source": "Lotto",
        "known_at": "2026-12-05T11:35:00.000000Z",
        "reveal_until_at": "2026-12-07T11:35:00.000000Z",
        "public_value": "3 11 24 + 7",
        "secret": secret,
        "drawn_at": when,
        "root": top,
    }
    made = seed(
        run="b7e1", rule=TERMS.hash, root=top, secret=secret, public_value=said["public_value"]
    )
    return document(said, TERMS, entries, seed=made)
