"""Writing rooms and benches as the city pack has them. Callers hold the transaction.

Rows name places and skills by code; the pack has checked that they exist.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.core.tables import Change, Row, align, align_links, ids_by_code
from naru.occupations.models import Skill
from naru.places.models import Place
from naru.spaces.models import Bench, Room, Seat


@transaction.atomic(savepoint=False)
def save_rooms(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the rooms that can be booked, by `code`; bookings of others stay."""
    return align(Room, key=["code"], rows=_placed(rows), at=at)


@transaction.atomic(savepoint=False)
def save_benches(rows: Sequence[Row], *, at: datetime) -> list[Change]:
    """Make these the benches, with as many seats as they say and their skills."""
    links = {row["code"]: row["skills"] for row in rows}
    plain = [{name: row[name] for name in row if name != "skills"} for row in rows]
    changed = align(Bench, key=["code"], rows=_placed(plain), at=at)
    benches, skills = ids_by_code(Bench), ids_by_code(Skill)
    seats = [
        {"bench_id": benches[row["code"]], "number": number}
        for row in rows
        for number in range(1, row["seats"] + 1)
    ]
    pairs = {(benches[code], skills[skill]) for code, found in links.items() for skill in found}
    return [
        changed,
        align(Seat, key=["bench_id", "number"], rows=seats, at=at),
        align_links(Bench.skills.through, fields=("bench_id", "skill_id"), pairs=pairs),
    ]


def _placed(rows: Sequence[Row]) -> list[Row]:
    places = ids_by_code(Place)
    return [
        {**{name: row[name] for name in row if name != "place"}, "place_id": places[row["place"]]}
        for row in rows
    ]
