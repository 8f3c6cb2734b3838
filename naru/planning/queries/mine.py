"""A person's plans as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q

from naru.catalogue.enums import ApplyAt, RunStatus
from naru.catalogue.models import Skill
from naru.core.ready import Ready, attach
from naru.enrolments.enums import GOING_ELSEWHERE, Stage
from naru.enrolments.models import Elsewhere, Result
from naru.enrolments.queries.elsewhere import by_run
from naru.enrolments.queries.mine import Mine, enrolments_at
from naru.occupations.models import ExamWindow
from naru.planning.models import Comment, Plan, Route, Step
from naru.planning.queries.visits import Visits, standing_of, visits_of
from naru.planning.rules.progress import Standing, standing
from naru.residents.models import Resident

FALLEN = (Standing.GONE, Standing.MOVED, Standing.FULL, Standing.MISSED)
"""What cannot be taken as planned any more."""

IN_FORCE = Plan.objects.filter(ended_at__isnull=True).select_related("occupation", "goal")
IN_SHORT = Ready(lambda resident: IN_FORCE.filter(resident=resident).order_by("pk")[:1], int)
WITH_PERSON = IN_FORCE.select_related("resident__user").order_by("pk")
OF_PERSON = Ready(lambda resident: WITH_PERSON.filter(resident=resident)[:1], int)
CALLED = Ready(lambda public_id: WITH_PERSON.filter(public_id=public_id)[:1], UUID)
ROUTES = Ready(lambda plan: Route.objects.filter(plan=plan).order_by("number"), int)
SAID = Ready(
    lambda plan: Comment.objects.filter(plan=plan).select_related("by").order_by("-at", "-pk"),
    int,
)
STEPS = Ready(
    lambda routes: (
        Step.objects.filter(route__in=routes)
        .select_related(
            "run__course",
            "run__place",
            "exam__certificate",
            "exam__source",
            "bench__place",
            "skill",
        )
        .order_by("position")
    ),
    list,
)
SKILLS = Ready(lambda courses: Skill.objects.filter(course__in=courses), list)
WINDOWS = Ready(lambda exams: ExamWindow.objects.current().filter(exam__in=exams), list)
PASSED = Ready(
    lambda resident: Result.objects.filter(
        application__resident=resident, completed=True
    ).values_list("application__intake__run"),
    int,
)


@dataclass(frozen=True)
class Stand:
    """A step with where it stands, the person's enrolment here or elsewhere, and their times at its
    bench, if any.
    """

    step: Step
    standing: Standing
    enrolment: Mine | None
    visits: Visits | None = None
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True)
class Portfolio:
    """The chosen route as it stands. `next` is the first step that can be taken or goes on."""

    route: Route
    stands: Sequence[Stand]

    @property
    def done(self) -> int:
        return sum(one.standing == Standing.DONE for one in self.stands)

    @property
    def next(self) -> Stand | None:
        over = (Standing.DONE, *FALLEN)
        return next((one for one in self.stands if one.standing not in over), None)

    @property
    def fallen(self) -> list[Stand]:
        """Steps that cannot be taken as planned any more."""
        return [one for one in self.stands if one.standing in FALLEN]

    def this_week(self, on: date) -> list[Stand]:
        """What goes on in the week of that day."""
        monday = on - timedelta(days=on.weekday())
        return [
            one
            for one in self.stands
            if one.step.starts_on <= monday + timedelta(days=6) and one.step.last_on >= monday
        ]


def plan_of(resident: Resident) -> Plan | None:
    """The plan in force with all its routes."""
    return _whole(OF_PERSON(resident.pk))


def plan_in_short(resident: Resident) -> Plan | None:
    """The plan in force with its goal alone. One query."""
    return IN_SHORT.first(resident.pk)


def plan_with(public_id: UUID) -> Plan | None:
    """One plan in force with all its routes; whose it is, is for the caller to judge."""
    return _whole(CALLED(public_id))


def plans_in_force(resident_ids: Iterable[int]) -> list[Plan]:
    """Of these people, by name."""
    found = Plan.objects.filter(resident__in=list(resident_ids), ended_at__isnull=True)
    return list(
        found.select_related("resident__user", "occupation", "goal").order_by("resident__name")
    )


def perhaps_fallen(*, on: date) -> list[int]:
    """Plans (ids) with a step that may have fallen through and that nobody was told of."""
    over = (
        Q(run__isnull=True, exam__isnull=True, bench__isnull=True)
        | Q(bench__withdrawn_at__isnull=False)
        | Q(bench__isnull=False, last_on__lt=on)
        | Q(exam__withdrawn_at__isnull=False)
        | Q(~Q(exam__starts_on=F("starts_on"), exam__last_on=F("last_on")), starts_on__gt=on)
        & Q(exam__isnull=False)
        | Q(run__gone_at__isnull=False)
        | Q(run__status__in=(RunStatus.CANCELLED, RunStatus.FULL))
        | Q(starts_on__lte=on, last_on__gte=on, own_pace=False, run__apply_at=ApplyAt.HERE)
    )
    steps = Step.objects.filter(
        over,
        done_at__isnull=True,
        told_at__isnull=True,
        route__chosen_at__isnull=False,
        route__plan__ended_at__isnull=True,
    )
    return sorted(set(steps.values_list("route__plan_id", flat=True)))


def plans_of(resident: Resident) -> list[Plan]:
    """Every version, the latest first."""
    return list(
        Plan.objects.filter(resident=resident)
        .select_related("occupation", "goal")
        .order_by("-number")[:50]
    )


def step_of(resident: Resident, public_id: UUID) -> Step | None:
    """One of the person's own steps."""
    mine = Step.objects.filter(route__plan__resident=resident, public_id=public_id)
    return mine.select_related("route").first()


def chosen_route(plan: Plan) -> Route | None:
    """The route that was chosen, among those at hand."""
    return next((one for one in plan.routes.all() if one.chosen_at is not None), None)


def portfolio_of(plan: Plan, *, on: date) -> Portfolio | None:
    """The chosen route with where each step stands; None if none is chosen."""
    route = chosen_route(plan)
    if route is None:
        return None
    mine: dict[int, Mine] = {}
    runs = [step.run_id for step in route.steps.all() if step.run_id is not None]
    for one in reversed(enrolments_at(plan.resident, runs)):
        mine[one.run.pk] = one
    passed = {run for (run,) in PASSED(plan.resident_id)}
    stands = []
    there = by_run(plan.resident)
    been = visits_of(plan.resident, route.steps.all())
    for step in route.steps.all():
        if step.bench_id is not None:
            stands.append(Stand(step, standing_of(step, been, on=on), None, been[step.pk]))
            continue
        run = step.run_id or 0
        done = step.done_at is not None or run in passed
        stands.append(_stand(step, mine.get(run), there.get(run), done=done, on=on))
    return Portfolio(route, stands)


def _stand(
    step: Step, enrolment: Mine | None, there: Elsewhere | None, *, done: bool, on: date
) -> Stand:
    """Where a run or an exam stands; a place elsewhere is as the person tells of it."""
    stage = there.stage if there else None
    applied = stage in GOING_ELSEWHERE
    stands = standing(
        done=done or stage == Stage.FINISHED,
        enrolled=applied or (enrolment is not None and enrolment.is_live),
        here=step.run is not None and step.run.apply_at == ApplyAt.HERE,
        gone=_gone(step, on, applied=applied),
        moved=_moved(step, on),
        full=step.run is not None and step.run.status == RunStatus.FULL,
        starts_on=step.starts_on,
        own_pace=step.own_pace,
        on=on,
    )
    if stage == Stage.ENDED and not done:
        stands = Standing.FULL
    return Stand(step, stands, enrolment, elsewhere=there)


def _gone(step: Step, on: date, *, applied: bool) -> bool:
    """Sources leave out what has begun or takes nobody more, so that a run which they tell of no
    more may go on, or be to come for whoever applied.
    """
    run = step.run
    if step.exam is not None:
        return step.exam.withdrawn_at is not None and step.starts_on > on
    if run is None or run.status == RunStatus.CANCELLED:
        return True
    return run.gone_at is not None and step.starts_on > on and not applied


def _moved(step: Step, on: date) -> bool:
    """Whether the source has given the exam other days since."""
    exam, days = step.exam, (step.starts_on, step.last_on)
    return exam is not None and step.starts_on > on and days != (exam.starts_on, exam.last_on)


def _whole(found: list[Plan]) -> Plan | None:
    """The plan with its routes, their steps and what was said of it."""
    plan = next(iter(found), None)
    if plan is None:
        return None
    routes: list[Route] = ROUTES(plan.pk)
    steps: list[Step] = STEPS([one.pk for one in routes])
    courses = [one.run.course for one in steps if one.run is not None]
    exams = [one.exam for one in steps if one.exam is not None]
    attach(courses, "skills", SKILLS({one.pk for one in courses}))
    attach(exams, "windows", WINDOWS({one.pk for one in exams}))
    attach(routes, "steps", steps)
    attach([plan], "routes", routes)
    attach([plan], "comments", SAID(plan.pk))
    return plan
