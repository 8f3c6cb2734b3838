"""Versions of results, the one before this run, and a person's skills for other packages."""

from itertools import groupby

from django.db.models import OuterRef, Subquery

from naru.diagnosis.enums import Level, Part
from naru.diagnosis.models import FoundSkill, Result, Run
from naru.occupations.enums import Level as Band
from naru.residents.models import Resident

BANDS = {Level.TRIED: Band.GUIDED, Level.ALONE: Band.ALONE, Level.TEACHES: Band.LEADING}
"""What people say of themselves, in the bands in which occupations ask."""


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


def domains_to_change(resident: Resident) -> list[str]:
    """Domains of life that one wants to change first or that came out low, newest result; one
    statement.
    """
    versions = Result.objects.filter(run__resident=resident, body__has_key=Part.DOMAINS.value)
    last = versions.order_by("-run__begun_at", "-run_id", "-number").first()
    if last is None:
        return []
    told = last.body[Part.DOMAINS.value]
    low = [code for code, one in told["scales"].items() if one["band"] == "low"]
    return list(dict.fromkeys([*told.get("focus", []), *low]))


def skills_had(resident: Resident) -> dict[str, int]:
    """Skill to level, 1 to 4 in the bands in which occupations ask; one statement.

    They are those of the newest version of the latest run in which any were found: a run that
    never came to the skills hides none, and what a correction took out is not had.
    """
    versions = Result.objects.filter(run=OuterRef("result__run")).order_by("-number")
    rows = FoundSkill.objects.filter(
        result__run__resident=resident, result=Subquery(versions.values("pk")[:1])
    ).order_by("-result__run__begun_at", "-result__run_id", "skill", "level")
    told = rows.values_list("result__run_id", "skill", "level")
    _run, latest = next(groupby(told, key=lambda row: row[0]), (None, ()))
    return {skill: BANDS[Level(level)].value for _run, skill, level in latest}
