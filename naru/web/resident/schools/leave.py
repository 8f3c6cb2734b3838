"""Whether somebody may choose a module of a school, for the pages on which they do."""

from datetime import datetime
from typing import Any

from naru.enrolments.models import Intake
from naru.enrolments.queries.behind import has_passed
from naru.residents.models import Resident
from naru.schools.queries.standing import stage_of
from naru.schools.queries.terms import term_behind
from naru.schools.rules import StageState


def leave_of(intake: Intake, resident: Resident, *, at: datetime) -> dict[str, Any]:
    """`school` is the term whose door this is, None for any other. `outside`: the person is not in
    the school; `stage_ahead`: they are, and not as far.
    """
    found: dict[str, Any] = {"school": None, "outside": False, "stage_ahead": False}
    if intake.behind_id is None:
        return found
    found["school"] = term_behind(intake)
    found["outside"] = not has_passed(intake, resident.pk)
    if not found["outside"]:
        stage = stage_of(intake, resident.pk, at=at)
        found["stage_ahead"] = stage is not None and stage.state == StageState.AHEAD
    return found
