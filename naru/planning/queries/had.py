"""Skills that a person was found to have."""

from naru.diagnosis.queries.runs import runs_of
from naru.residents.models import Resident


def found_skills(resident: Resident) -> dict[str, int]:
    """Code to level, from the latest self-diagnosis with a result, in its latest version."""
    for run in runs_of(resident):
        results = sorted(run.results.all(), key=lambda one: one.number)
        if results:
            found: dict[str, int] = {}
            for one in results[-1].skills.all():
                found[one.skill] = max(found.get(one.skill, 0), one.level)
            return found
    return {}
