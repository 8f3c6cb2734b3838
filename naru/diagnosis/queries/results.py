"""Versions of results, the one before this run, and a person's skills for other packages."""

from dataclasses import dataclass

from naru.diagnosis.models import FoundSkill, Result, Run
from naru.residents.models import Resident


@dataclass(frozen=True)
class SkillHad:
    """A skill somebody has, at the highest level it was found at, and in how many ways."""

    skill: str
    level: int
    sources: int


def versions_of(run: Run) -> list[Result]:
    """Every version of a run's result, the newest first, with its skills."""
    rows = run.results.select_related("made_by").prefetch_related("skills")
    return list(rows.order_by("-number"))


def before(run: Run) -> tuple[Run, Result] | None:
    """The person's last run before this one that has a result, with its newest version."""
    if run.resident_id is None:
        return None
    rows = Result.objects.filter(run__resident_id=run.resident_id, run__begun_at__lt=run.begun_at)
    last = rows.select_related("run").order_by("-run__begun_at", "-number").first()
    return (last.run, last) if last else None


def latest_of(resident: Resident) -> Result | None:
    """The newest version of the newest run of a record that has a result."""
    rows = Result.objects.filter(run__resident=resident).select_related("run")
    return rows.order_by("-run__begun_at", "-number").first()


def skills_had(resident: Resident) -> list[SkillHad]:
    """The skills of the newest result that found any, by code; one statement."""
    rows = FoundSkill.objects.filter(result__run__resident=resident)
    newest = rows.order_by("-result__run__begun_at", "-result__number").values("result")[:1]
    found: dict[str, list[int]] = {}
    for skill, level in rows.filter(result__in=newest).values_list("skill", "level"):
        found.setdefault(skill, []).append(level)
    return [SkillHad(skill, max(levels), len(levels)) for skill, levels in sorted(found.items())]
