"""Courses as pages and the API show them: one whole course, and what there is at a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from naru.catalogue.enums import RunStatus
from naru.catalogue.finding.orders import Hit
from naru.catalogue.models import Course, Run, Skill, SourceRecord
from naru.catalogue.models.runs import RunQuerySet
from naru.catalogue.queries.lines import SESSIONS, CourseLine, lines_of
from naru.catalogue.queries.sessions import with_sessions
from naru.core.ready import Ready, attach
from naru.places.models import Place

MOST_RUNS = 60
"""So many coming runs of a course are shown, the next first; nobody reads more."""
MOST_PAST = 12
MOST_READ = 200

PROVIDER = ("provider", "residence_district")
GOING = Q(gone_at__isnull=True, is_draft=False) & ~Q(status=RunStatus.CANCELLED)

CALLED = Ready(
    lambda public_id: (
        Course.objects.filter(public_id=public_id, is_draft=False)
        .select_related(*PROVIDER)
        .order_by("pk")[:1]
    ),
    UUID,
)
SKILLS = Ready(lambda course: Skill.objects.filter(course=course), int)
SOURCES = Ready(
    lambda course: (
        SourceRecord.objects.filter(course=course, gone_at__isnull=True)
        .order_by()
        .values_list("source")
        .distinct()
    ),
    int,
)


def _latest(among: RunQuerySet) -> RunQuerySet:
    latest_first = (F("starts_on").desc(nulls_first=True), "-pk")
    return _located(among).select_related("course").order_by(*latest_first)[:MOST_READ]


PRESENT = Ready(lambda course: _latest(Run.objects.present().filter(course=course)), int)
WITH_DRAFTS = Ready(
    lambda course: _latest(Run.objects.filter(gone_at__isnull=True, course=course)), int
)


@dataclass(frozen=True)
class CoursePage:
    """A course with its runs: those still to come or open without end, then those that are over.

    `more_runs` are coming ones beyond `MOST_RUNS`. `sources` are short names of connectors.
    """

    course: Course
    runs: list[Run]
    past: list[Run]
    more_runs: int
    sources: list[str]


def course_page(public_id: UUID, *, on: date) -> CoursePage | None:
    """Everything known about a course, also one that is gone; no drafts."""
    course = CALLED.first(public_id)
    if course is None:
        return None
    attach([course], "skills", SKILLS(course.pk))
    return page_of(course, PRESENT(course.pk), on=on)


def preview_of(course: Course, *, on: date) -> CoursePage:
    """The course as it will be once it and its drafts are published; for its provider alone."""
    return page_of(course, WITH_DRAFTS(course.pk), on=on)


def page_of(course: Course, runs: list[Run], *, on: date) -> CoursePage:
    """The course with these runs of it, the latest first."""
    with_sessions(runs)
    past = [run for run in runs if _is_over(run, on)]
    coming = [run for run in reversed(runs) if not _is_over(run, on)]
    return CoursePage(
        course=course,
        runs=coming[:MOST_RUNS],
        past=past[:MOST_PAST],
        more_runs=max(0, len(coming) - MOST_RUNS),
        sources=sorted(source for (source,) in SOURCES(course.pk)),
    )


def run_of(public_id: UUID, run_id: UUID) -> Run | None:
    """A run that is still on offer or has ended, by its own number and its course's."""
    runs = _whole(Run.objects.present())
    courses = Course.objects.present().filter(public_id=public_id)
    return runs.filter(public_id=run_id, course__in=courses).first()


def runs_of(course: Course) -> RunQuerySet:
    """All runs of a course that have not vanished, with place and sessions."""
    return _whole(Run.objects.present().filter(course=course))


def runs_of_courses(course_ids: Sequence[int]) -> list[Run]:
    """Runs on offer of several courses, these in the order given, each one's by its first day."""
    runs = Run.objects.present().filter(course__in=course_ids)
    whole = runs.select_related(
        *("course__provider", "course__residence_district", "place__district", "district")
    )
    place = {course_id: at for at, course_id in enumerate(course_ids)}
    return sorted(whole, key=lambda run: (place[run.course_id], str(run.starts_on or ""), run.pk))


def at_place(place: Place, *, on: date, most: int) -> list[CourseLine]:
    """Courses with a run at the place that is not over, the next to begin first."""
    present = Course.objects.present()
    here = Run.objects.filter(GOING, _coming(on), place=place, course__in=present)
    firsts = here.order_by("course", "starts_on", "pk").distinct("course")
    ordered = Run.objects.filter(pk__in=firsts.values("pk")).order_by("starts_on", "pk")
    hits = ordered.values_list("course_id", "pk")[:most]
    return lines_of([Hit((), course, run) for course, run in hits], on=on)


def _coming(on: date) -> Q:
    """Runs that nobody can call over on that day."""
    ends = Q(last_on__gte=on) | Q(last_on__isnull=True, starts_on__gte=on)
    return ends | Q(last_on__isnull=True, starts_on__isnull=True)


def _is_over(run: Run, on: date) -> bool:
    """The same for a run at hand, the other way round."""
    last = run.last_on or run.starts_on
    return last is not None and last < on


def _located(runs: RunQuerySet) -> RunQuerySet:
    return runs.select_related("place__district", "district")


def _whole(runs: RunQuerySet) -> RunQuerySet:
    return _located(runs).select_related("course").prefetch_related(SESSIONS)
