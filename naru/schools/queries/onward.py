"""Who has just come to the end of a stage, as one of its modules was judged."""

from dataclasses import dataclass
from datetime import datetime

from naru.enrolments.models import Closing, Result
from naru.residents.models import Resident
from naru.schools.models import Term
from naru.schools.queries.standing import StageStanding, Standing, standings_among
from naru.schools.queries.terms import whole


@dataclass(frozen=True)
class Onward:
    """Somebody who has completed a stage by this module; `following` is None after the last."""

    resident: Resident
    standing: Standing
    done: StageStanding
    following: StageStanding | None


def onward(closing: Closing, *, at: datetime) -> list[Onward]:
    """Nobody for a class that is no module of a school."""
    found = whole(Term.objects.filter(stages__modules__intake=closing.intake_id))
    if not found:
        return []
    passed = Result.objects.filter(closing=closing, completed=True)
    results = list(passed.select_related("application__resident__user").order_by("pk"))
    people = {one.application.resident_id: one.application.resident for one in results}
    stands = standings_among(found[0], list(people), at=at)
    steps = []
    for person, standing in stands.items():
        stages = standing.stages
        place = next(no for no, one in enumerate(stages) if _holds(one, closing.intake_id))
        done = stages[place]
        if standing.is_in and done.progress.done == done.stage.at_least:
            following = stages[place + 1] if place + 1 < len(stages) else None
            steps.append(Onward(people[person], standing, done, following))
    return steps


def _holds(stage: StageStanding, intake_id: int) -> bool:
    return any(one.module.intake_id == intake_id for one in stage.modules)
