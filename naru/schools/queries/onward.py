"""Who has come on in a school, or fallen back, by what was judged of a module just now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from naru.residents.models import Resident
from naru.schools.models import Term
from naru.schools.queries.standing import StageStanding, Standing, standings_among
from naru.schools.queries.terms import Whole, whole


@dataclass(frozen=True)
class Onward:
    """Somebody who has completed the stage of a module, or has it to complete `again`.

    `following` is the first stage that is not completed now; None once all are.
    """

    resident: Resident
    standing: Standing
    stage: StageStanding
    following: StageStanding | None
    again: bool = False


def stands_by_module(
    intake_id: int, people: Collection[Resident], *, at: datetime
) -> dict[int, Standing]:
    """Where each of them (id) stands in the school of which the door is a module, who is in it.

    Nobody for a door that is no module; one query for that.
    """
    found = _of_module(intake_id)
    if found is None:
        return {}
    stands = standings_among(found, [one.pk for one in people], at=at)
    return {pk: one for pk, one in stands.items() if one.is_in}


def onward(intake_id: int, people: Collection[Resident], *, at: datetime) -> list[Onward]:
    """Those of whoever has just completed the module whose stage is completed by it."""
    steps = []
    for person, standing in _each(intake_id, people, at):
        stage = _stage(standing, intake_id)
        if stage.progress.done == stage.stage.at_least:
            steps.append(Onward(person, standing, stage, standing.current))
    return steps


def moved(
    intake_id: int, people: Collection[Resident], *, before: dict[int, Standing], at: datetime
) -> list[Onward]:
    """Those whose stage a correction of the module has completed, or opened again, since
    `before`.
    """
    steps = []
    for person, standing in _each(intake_id, people, at):
        stage = _stage(standing, intake_id)
        was = _stage(before[person.pk], intake_id).is_done if person.pk in before else False
        if stage.is_done != was:
            steps.append(Onward(person, standing, stage, standing.current, again=was))
    return steps


def _each(
    intake_id: int, people: Collection[Resident], at: datetime
) -> list[tuple[Resident, Standing]]:
    stands = stands_by_module(intake_id, people, at=at)
    return [(one, stands[one.pk]) for one in people if one.pk in stands]


def _of_module(intake_id: int) -> Whole | None:
    return next(iter(whole(Term.objects.filter(stages__modules__intake=intake_id))), None)


def _stage(standing: Standing, intake_id: int) -> StageStanding:
    """The stage in which the door is a module."""
    return next(
        stage
        for stage in standing.stages
        if any(one.module.intake_id == intake_id for one in stage.modules)
    )
