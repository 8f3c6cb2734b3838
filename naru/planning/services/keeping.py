"""Writes down what the planner found."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.catalogue.models import Run
from naru.core.locks import locked
from naru.planning.enums import State
from naru.planning.models import Plan, Route, Step
from naru.planning.rules import plain as found
from naru.planning.rules.asking import Told, plain

KEPT = ("wanted", "nobody", "limits", "shortlisted", "solver")


@transaction.atomic(savepoint=False)
def keep(*, plan_id: int, told: Told, at: datetime) -> bool:
    """False if the plan has its routes already, or is gone: jobs may run twice."""
    if not Plan.objects.filter(pk=plan_id, state=State.WAITING).exists():
        return False
    plan = locked(Plan.objects.all(), pk=plan_id)
    if plan.state != State.WAITING:
        return False
    routes = told.answer.routes if told.answer else ()
    if told.route:
        routes = (told.route,)
    runs, done = _runs(routes), _done(plan)
    for number, route in enumerate(routes, start=1):
        _keep_route(plan, number, route, runs, done)
    if told.answer:
        whole = plain(told.answer)
        plan.remarks = {name: whole[name] for name in KEPT}  # type: ignore[index]
    plan.state, plan.answered_at = State.READY, at
    plan.save(update_fields=["remarks", "state", "answered_at"])
    return True


def _keep_route(
    plan: Plan,
    number: int,
    route: found.Route,
    runs: Mapping[str, Run],
    done: Mapping[str, datetime],
) -> None:
    comes = route.figures
    row = Route.objects.create(
        plan=plan,
        number=number,
        kinds=[kind.value for kind in route.kinds],
        covered=comes.covered,
        wanted=comes.wanted,
        bound=min(route.bound, comes.wanted),
        proven=route.proven,
        last_on=max(step.taken.last_on for step in route.steps),
        fees_won=sum(_fee(step.taken, runs) or 0 for step in route.steps),
        way_minutes=comes.travel_minutes,
        busiest_minutes=comes.busiest_minutes,
        risk=comes.risk,
    )
    Step.objects.bulk_create(
        Step(
            route=row,
            position=position,
            run=runs.get(step.taken.offering),
            title=_title(step.taken, runs),
            starts_on=step.taken.starts_on,
            last_on=step.taken.last_on,
            own_pace=_at_own_pace(step.taken, runs),
            fee_won=_fee(step.taken, runs),
            gives=[skill for skill, _level in step.gives],
            why=plain(step.why) if step.why else None,
            then=plain(step.then) if step.then else None,
            instead=[_named(one, runs) for one in step.instead],
            dropped=[_named(one, runs) for one in step.dropped],
            done_at=done.get(step.taken.offering),
        )
        for position, step in enumerate(route.steps, start=1)
    )


def _runs(routes: tuple[found.Route, ...]) -> dict[str, Run]:
    """The runs that any step speaks of, by public id."""
    keys = {
        taken.offering
        for route in routes
        for step in route.steps
        for taken in (step.taken, *step.instead, *step.dropped)
    }
    rows = Run.objects.filter(public_id__in=keys).select_related("course")
    return {str(run.public_id): run for run in rows}


def _done(plan: Plan) -> dict[str, datetime]:
    """What the person did already of the plan that this one replaces, by public id of the run."""
    steps = Step.objects.filter(
        route__plan=plan.replaces_id,
        route__chosen_at__isnull=False,
        run__isnull=False,
        done_at__isnull=False,
    )
    found = steps.values_list("run__public_id", "done_at")
    return {str(key): at for key, at in found if at is not None}


def _title(taken: found.Taken, runs: Mapping[str, Run]) -> str:
    run = runs.get(taken.offering)
    return run.course.title if run else ""


def _fee(taken: found.Taken, runs: Mapping[str, Run]) -> int | None:
    run = runs.get(taken.offering)
    return run.fee_won if run else None


def _at_own_pace(taken: found.Taken, runs: Mapping[str, Run]) -> bool:
    run = runs.get(taken.offering)
    return run is not None and run.starts_on is None


def _named(taken: found.Taken, runs: Mapping[str, Run]) -> dict[str, str]:
    return {
        "title": _title(taken, runs),
        "starts_on": taken.starts_on.isoformat(),
        "last_on": taken.last_on.isoformat(),
    }
