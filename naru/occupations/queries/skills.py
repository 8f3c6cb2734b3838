"""Reads about skills for choices and for other packages."""

from collections.abc import Iterable
from dataclasses import dataclass

from naru.occupations.models import Skill, SkillGroup


@dataclass(frozen=True)
class SkillList:
    """Skills that are chosen from one list, in its order."""

    group: SkillGroup
    skills: list[Skill]


def lists() -> list[SkillList]:
    """Every current skill, list by list. One query."""
    found: dict[int, SkillList] = {}
    rows = Skill.objects.current().select_related("group").order_by("group__number", "position")
    for skill in rows:
        found.setdefault(skill.group_id, SkillList(skill.group, [])).skills.append(skill)
    return list(found.values())


def named(codes: Iterable[str]) -> dict[str, Skill]:
    """Skills by code, retired ones too: people keep those they told us. One query."""
    return {one.code: one for one in Skill.objects.filter(code__in=set(codes))}


def taught_as(codes: Iterable[str]) -> dict[str, list[str]]:
    """For each skill the names under which courses say that they teach it. One query."""
    rows = Skill.objects.current().filter(code__in=set(codes))
    return dict(rows.values_list("code", "taught_as"))
