"""What search reads of courses: a few columns of each, without making models of them.

An import hands over a hundred thousand courses at once; making models took as long as reading them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db.models import F, Q

from naru.catalogue.models import Course, Run, Session, Skill
from naru.core.ready import Ready
from naru.places.models import District, Place


class ToldCourse(NamedTuple):
    """A course's own facts; `hidden` if nobody may find it, names "" where nobody told us."""

    pk: int
    title: str
    title_en: str
    summary: str
    summary_en: str
    subject: str
    blocks: list[dict[str, object]]
    blocks_en: list[dict[str, object]]
    field: str
    outlook: str
    outlook_en: str
    certificate: str
    prerequisites: str
    mode: str
    age_rule_known: bool
    age_from: int | None
    age_to: int | None
    residence: str
    audience: str
    hidden: bool
    provider_name: str | None
    residence_code: str | None


class ToldRun(NamedTuple):
    """A run that is no draft; `gone` if it is not offered any more."""

    course_id: int
    pk: int
    gone: bool
    status: str
    schedule: str
    starts_on: date | None
    last_on: date | None
    weekdays: list[int]
    daily_from: time | None
    apply_from_at: datetime | None
    apply_until_at: datetime | None
    payer: str
    fee_won: int | None
    latitude: float | None
    longitude: float | None
    place_words: str
    teacher_words: str
    place_id: int | None
    district_id: int | None


COURSES: Ready[Course] = Ready(
    lambda ids: (
        Course.objects.filter(pk__in=ids)
        .annotate(
            hidden=Q(gone_at__isnull=False) | Q(is_draft=True),
            provider_name=F("provider__name"),
            residence_code=F("residence_district__code"),
        )
        .order_by("pk")
        .values_list(*ToldCourse.__annotations__)
    ),
    list,
)
RUNS: Ready[Run] = Ready(
    lambda ids: (
        Run.objects.filter(course_id__in=ids, is_draft=False)
        .annotate(gone=Q(gone_at__isnull=False))
        .order_by("pk")
        .values_list(*ToldRun.__annotations__)
    ),
    list,
)
SKILLS: Ready[Skill] = Ready(
    lambda ids: (
        Skill.objects.filter(course_id__in=ids).order_by("pk").values_list("course_id", "name")
    ),
    list,
)
SESSIONS: Ready[Session] = Ready(
    lambda ids: (
        Session.objects.filter(run__course_id__in=ids)
        .order_by("pk")
        .values_list("run_id", "starts_at")
    ),
    list,
)


@dataclass(slots=True)
class Spots:
    """Places and districts by their ids, as far as one refresh has met them."""

    places: dict[int, Place] = field(default_factory=dict)
    districts: dict[int, District] = field(default_factory=dict)

    def meet(self, runs: Iterable[ToldRun]) -> None:
        """Read those of the runs that are not known yet."""
        seen = list(runs)
        places = {run.place_id for run in seen if run.place_id} - self.places.keys()
        if places:
            self.places |= Place.objects.in_bulk(places)
        wanted = {run.district_id for run in seen}
        wanted |= {self.places[run.place_id].district_id for run in seen if run.place_id}
        if missing := wanted - self.districts.keys() - {None}:
            self.districts |= District.objects.in_bulk(missing)

    def of(self, run: ToldRun) -> tuple[Place | None, District | None]:
        """The run's place, and the district it names itself or lies in."""
        place = self.places[run.place_id] if run.place_id else None
        district_id = run.district_id or (place.district_id if place else None)
        return place, self.districts[district_id] if district_id else None


@dataclass(frozen=True, slots=True)
class Told:
    """A course with everything that search reads of it; `sessions` are starts by run."""

    course: ToldCourse
    runs: Sequence[ToldRun]
    skills: Sequence[str]
    sessions: Mapping[int, Sequence[datetime]]
    spots: Spots


def told_of(course_ids: Sequence[int], spots: Spots) -> list[Told]:
    """The courses by number, in a number of statements that does not grow with them; of those that
    nobody may find only what the course says itself.
    """
    found = [ToldCourse(*row) for row in COURSES(list(course_ids))]
    shown = [one.pk for one in found if not one.hidden]
    runs, skills, sessions = _parts_of(shown) if shown else ({}, {}, {})
    spots.meet(run for those in runs.values() for run in those)
    return [
        Told(one, runs.get(one.pk, []), skills.get(one.pk, []), sessions, spots) for one in found
    ]


def _parts_of(
    course_ids: list[int],
) -> tuple[dict[int, list[ToldRun]], dict[int, list[str]], dict[int, list[datetime]]]:
    """Runs and skills by course, starts of sessions by run."""
    runs: dict[int, list[ToldRun]] = defaultdict(list)
    for row in RUNS(course_ids):
        runs[row[0]].append(ToldRun(*row))
    return runs, _grouped(SKILLS(course_ids)), _grouped(SESSIONS(course_ids))


def _grouped(rows: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for key, value in rows:
        grouped[key].append(value)
    return grouped
