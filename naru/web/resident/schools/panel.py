"""A person's schools beside other things of theirs: the plan, the goal, the front page."""

from dataclasses import dataclass
from datetime import datetime

from naru.residents.models import Resident
from naru.schools.queries.standing import Standing, standings_of
from naru.schools.queries.terms import Whole, open_terms
from naru.web.resident.schools.words import Next, next_of


@dataclass(frozen=True)
class Panel:
    """Where the person stands, each with what is next; terms that take applications."""

    stands: list[tuple[Standing, Next]]
    open: list[Whole]

    def __bool__(self) -> bool:
        return bool(self.stands or self.open)


def panel_of(resident: Resident, *, for_life: bool = False, at: datetime) -> Panel:
    """What is open is shown to those whose goal is `for_life`, unless they stand there already."""
    stands = [(one, next_of(one, at=at)) for one in standings_of(resident, at=at)]
    there = {one.term.pk for one, _next in stands}
    offered = open_terms(at=at) if for_life else []
    return Panel(stands, [one for one in offered if one.term.pk not in there])
