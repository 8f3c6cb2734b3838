"""A grant as a bank book: every move, oldest first, with what was left after it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from naru.scholarships.enums import Book, Move
from naru.scholarships.models import Entry, Grant


@dataclass(frozen=True)
class Line:
    """One move. `change_points` is what it did to the points that can be used."""

    at: datetime
    move: Move
    title: str
    points: int
    change_points: int
    free_points: int
    held_points: int

    @property
    def words(self) -> str:
        """What happened, with the course it was about."""
        said = str(self.move.label)
        return f"{said}: {self.title}" if self.title else said


def statement_of(grant: Grant) -> list[Line]:
    """The lines of both of the grant's accounts, put together by event; one query."""
    entries = (
        Entry.objects.filter(account__grant=grant)
        .select_related("transfer__use", "account")
        .order_by("transfer_id", "pk")
    )
    lines: list[Line] = []
    free = held = 0
    for transfer, booked in groupby(entries, key=attrgetter("transfer")):
        before, points = free, 0
        for entry in booked:
            points = abs(entry.points)
            if entry.account.book == Book.WALLET:
                free = entry.balance_points
            else:
                held = entry.balance_points
        title = transfer.use.title if transfer.use else ""
        move = Move(transfer.move)
        lines.append(Line(transfer.at, move, title, points, free - before, free, held))
    return lines
