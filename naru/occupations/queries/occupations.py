"""Reads about occupations for lists and pages. Each takes the same number of queries always."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from naru.core.languages import in_reader_language
from naru.core.ready import Ready
from naru.occupations.enums import Demand, Effort, Hours, Need, Way
from naru.occupations.models import (
    EntryRoute,
    Occupation,
    OccupationCertificate,
    OccupationField,
    OccupationSkill,
    Pay,
)
from naru.occupations.rules.distance import (
    ESSENTIAL,
    USEFUL,
    Distance,
    Profile,
    Wanted,
    closest_profiles,
    nearest,
)
from naru.sources.models import Source

NEIGHBOURS = 4

CALLED = Ready(
    lambda code: Occupation.objects.current().filter(code=code).select_related("field"), str
)
NEEDS = Ready(
    lambda occupation: (
        OccupationSkill.objects.filter(occupation=occupation, withdrawn_at__isnull=True)
        .select_related("skill")
        .order_by("position")
    ),
    int,
)
CERTIFICATES = Ready(
    lambda occupation: (
        OccupationCertificate.objects.filter(occupation=occupation, withdrawn_at__isnull=True)
        .select_related("certificate")
        .order_by("position")
    ),
    int,
)
ROUTES = Ready(
    lambda occupation: EntryRoute.objects.filter(
        occupation=occupation, withdrawn_at__isnull=True
    ).order_by("position"),
    int,
)
PAY = Ready(
    lambda occupation: Pay.objects.filter(
        occupation=occupation, withdrawn_at__isnull=True
    ).select_related("source"),
    int,
)
SOURCES = Ready(lambda occupation: Source.objects.filter(occupations=occupation), int)
ASKED = Ready(
    lambda: (
        OccupationSkill.objects.filter(
            withdrawn_at__isnull=True, occupation__withdrawn_at__isnull=True
        )
        .order_by("occupation__code", "position")
        .values_list("occupation__code", "skill__code", "level", "need")
    )
)
"""All that current occupations ask for."""
OF_CODES = Ready(
    lambda codes: Occupation.objects.filter(code__in=codes).select_related("field"), set
)


@dataclass(frozen=True)
class Asked:
    """What is looked for: words in any name, and the limits a person sets.

    `without` are demands on the body that the work may not make.
    """

    words: str = ""
    field: str = ""
    most_effort: Effort | None = None
    without: tuple[Demand, ...] = ()
    hours: Hours | None = None
    way: Way | None = None


@dataclass(frozen=True)
class FieldLine:
    """A field and how many occupations it has."""

    field: OccupationField
    occupations: int


@dataclass(frozen=True)
class OccupationPage:
    """All that is known about one occupation."""

    occupation: Occupation
    needs: list[OccupationSkill]
    certificates: list[OccupationCertificate]
    routes: list[EntryRoute]
    pay: Pay | None
    sources: list[Source]

    @property
    def profile(self) -> Profile:
        wanted = (_wanted(one.skill.code, one.level, one.need) for one in self.needs)
        return Profile(self.occupation.code, tuple(wanted))


@dataclass(frozen=True)
class Near:
    """An occupation and how far it is."""

    occupation: Occupation
    distance: Distance


def fields() -> list[FieldLine]:
    """The fields in order, with their number of occupations. Two queries."""
    counts = Counter(Occupation.objects.current().values_list("field_id", flat=True))
    found = OccupationField.objects.filter(withdrawn_at__isnull=True).order_by("number")
    return [FieldLine(field, counts[field.pk]) for field in found]


def find(asked: Asked) -> list[Occupation]:
    """The occupations that fit, by field and place. One query.

    Every word has to be in a name, another name or the summary, in either language; letters count
    the same in either case.
    """
    rows = Occupation.objects.current().select_related("field")
    if asked.field:
        rows = rows.filter(field__code=asked.field)
    if asked.most_effort:
        rows = rows.filter(effort__in=_up_to(asked.most_effort))
    if asked.without:
        rows = rows.exclude(demands__overlap=list(asked.without))
    if asked.hours:
        rows = rows.filter(hours__contains=[asked.hours])
    if asked.way:
        ways = EntryRoute.objects.filter(way=asked.way, withdrawn_at__isnull=True)
        rows = rows.filter(pk__in=ways.values("occupation_id"))
    wanted = asked.words.casefold().split()
    found = rows.order_by("field__number", "position")
    return [one for one in found if all(word in _hay(one) for word in wanted)]


def occupation_page(code: str) -> OccupationPage | None:
    """Everything about the occupation, or None if the city has none of this code. Six queries."""
    found = CALLED.first(code)
    if found is None:
        return None
    return OccupationPage(
        occupation=found,
        needs=NEEDS(found.pk),
        certificates=CERTIFICATES(found.pk),
        routes=ROUTES(found.pk),
        pay=PAY.first(found.pk),
        sources=SOURCES(found.pk),
    )


def has_ended(code: str) -> bool:
    """Whether the city had an occupation of this code and has it no more. One query."""
    return Occupation.objects.filter(code=code, withdrawn_at__isnull=False).exists()


def profiles() -> list[Profile]:
    """What every current occupation asks for, by code. One query."""
    asked: dict[str, list[Wanted]] = {}
    for occupation, *wanted in ASKED():
        asked.setdefault(occupation, []).append(_wanted(*wanted))
    return [Profile(code, tuple(wanted)) for code, wanted in asked.items()]


def nearest_to(held: Mapping[str, int], *, limit: int = 10) -> list[Near]:
    """The occupations nearest to these skills (code to level), nearest first. Two queries."""
    return _told(nearest(profiles(), held, limit=limit))


def neighbours(profile: Profile, *, limit: int = NEIGHBOURS) -> list[Near]:
    """Where somebody who does this work would have least to learn. Two queries."""
    return _told(closest_profiles(profile, profiles(), limit=limit))


def named(codes: Iterable[str]) -> dict[str, Occupation]:
    """Occupations by code, retired ones too: others keep pointing at them. One query."""
    return {one.code: one for one in OF_CODES(set(codes))}


def current() -> QuerySet[Occupation]:
    """All of them, by field and place."""
    rows = Occupation.objects.current().select_related("field")
    return rows.order_by("field__number", "position")


def to_choose() -> dict[str, list[tuple[str, str]]]:
    """The same for a choice: code and name, by the name of the field. One query."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, ko, en, field_ko, field_en in NAMED():
        group = groups.setdefault(in_reader_language(field_ko, field_en), [])
        group.append((code, in_reader_language(ko, en)))
    return groups


NAMED = Ready(
    lambda: current().values_list("code", "name_ko", "name_en", "field__name_ko", "field__name_en")
)


def _told(found: Sequence[Distance]) -> list[Near]:
    by_code = named(one.code for one in found)
    return [Near(by_code[one.code], one) for one in found]


def _wanted(skill: str, level: int, need: str) -> Wanted:
    return Wanted(skill, level, ESSENTIAL if need == Need.ESSENTIAL else USEFUL)


def _up_to(most: Effort) -> list[str]:
    steps = list(Effort)
    return [step.value for step in steps[: steps.index(most) + 1]]


def _hay(one: Occupation) -> str:
    names = (one.name_ko, one.name_en, *one.also_ko, *one.also_en)
    return "\n".join((*names, one.summary_ko, one.summary_en, one.keco_name)).casefold()
