"""Why a course is not in a route: what can be told without planning, and what was told."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from naru.catalogue.enums import RunStatus, Schedule
from naru.catalogue.finding.filters import shut_out
from naru.catalogue.models import Course, Run
from naru.catalogue.search.spoken import speaking_of
from naru.enrolments.queries.fitting import person_of
from naru.planning.models import Doubt, Plan
from naru.planning.queries.mine import chosen_route
from naru.planning.queries.question import audience_of, names_of, taught_by
from naru.planning.rules.instead import WhyNot
from naru.planning.rules.plain import Kind, Question, Unfit
from naru.residents.queries import values_of

MOST = 20
LOOKED_AT = 1_000
"""Of so many courses that a search finds, titles are read."""


def doubt_of(plan: Plan, course: Course) -> Doubt | None:
    """What was asked of this plan about the course."""
    return plan.doubts.filter(course=course).first()


def doubt_to_answer(doubt_id: int) -> Doubt | None:
    """One that still waits, with its plan and course."""
    found = Doubt.objects.filter(pk=doubt_id, answered_at__isnull=True)
    return found.select_related("plan__resident", "plan__occupation", "course").first()


def course_with(public_id: UUID) -> Course | None:
    """A course that is on offer."""
    return Course.objects.filter(public_id=public_id, gone_at__isnull=True, is_draft=False).first()


def courses_named(words: str) -> list[Course]:
    """Courses on offer that a search for the words finds, with each of them in their title, by
    title.
    """
    found = Course.objects.filter(pk__in=speaking_of([words], most=LOOKED_AT))
    found = found.filter(gone_at__isnull=True, is_draft=False)
    for word in words.split()[:5]:
        found = found.filter(title__icontains=word)
    return list(found.order_by("title", "pk")[:MOST]) if words.strip() else []


def kind_asked(plan: Plan) -> Kind:
    """The kind of the chosen route, else of the first."""
    routes = list(plan.routes.order_by("number"))
    route = chosen_route(plan) or next(iter(routes), None)
    return Kind(route.kinds[0]) if route and route.kinds else Kind.FASTEST


def kept_out(doubt: Doubt, question: Question, *, at: datetime) -> WhyNot | None:
    """What keeps the course out before any planning; None if that has to be looked for."""
    plan, course = doubt.plan, doubt.course
    if _is_there(plan, course):
        return WhyNot(Unfit.THERE, None)
    if any(one.course == str(course.public_id) for one in question.offerings):
        return None
    if not taught_by(course, *names_of([want.skill for want in question.person.wants])):
        return WhyNot(Unfit.NOTHING_NEW, None)
    closed = _closed(course, at)
    if closed is not None:
        return WhyNot(closed, None)
    person = person_of(values_of(plan.resident), on=timezone.localdate(at))
    out = shut_out(audience_of(course), person)
    return WhyNot(Unfit.SHUT_OUT if out else Unfit.NO_RUN, None)


def _is_there(plan: Plan, course: Course) -> bool:
    route = chosen_route(plan) or plan.routes.order_by("number").first()
    return route is not None and route.steps.filter(run__course=course).exists()


def _closed(course: Course, at: datetime) -> Unfit | None:
    """Why no run of it can be begun any more; None if one can."""
    on = timezone.localdate(at)
    coming = Q(starts_on__gt=on) | Q(schedule=Schedule.ALWAYS)
    runs = Run.objects.present().filter(coming, course=course)
    over = (RunStatus.CANCELLED, RunStatus.CLOSED, RunStatus.PAUSED)
    ahead = list(runs.exclude(status__in=over).exclude(intake__called_off_at__isnull=False))
    if not ahead:
        return Unfit.NO_RUN
    seats = [run for run in ahead if run.status != RunStatus.FULL]
    if not seats:
        return Unfit.FULL
    late = all(run.apply_until_at is not None and run.apply_until_at <= at for run in seats)
    return Unfit.APPLY_CLOSED if late else None
