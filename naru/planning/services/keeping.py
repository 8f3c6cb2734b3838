"""Writes down what the planner found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from naru.catalogue.models import Run
from naru.core.locks import locked
from naru.occupations.models import Exam, Skill
from naru.planning.enums import State
from naru.planning.models import Plan, Route, Step, practice_at
from naru.planning.queries.exams import exams_with
from naru.planning.queries.question import runs_among, taken_of
from naru.planning.rules import plain as found
from naru.planning.rules import practice
from naru.planning.rules.asking import Told, plain
from naru.planning.rules.terms import Terms
from naru.spaces.models import Bench


@dataclass(frozen=True)
class Things:
    """Runs by public id, exams by key, benches and skills by code: what the steps of an answer are.

    `times`: how often one practises.
    """

    runs: Mapping[str, Run]
    exams: Mapping[str, Exam]
    benches: Mapping[str, Bench]
    skills: Mapping[str, Skill]
    times: int

    def title(self, taken: found.Taken, language: str = "ko") -> str:
        """What it is called in that language, since it is kept; empty if it has no name in it."""
        run, exam = self.runs.get(taken.offering), self.exams.get(taken.offering)
        bench = self.bench(taken)
        with override(language):
            if bench is not None:
                return practice_at(bench)
            if exam is not None:
                return exam.name
        if run is None:
            return ""
        return run.course.title if language == "ko" else run.course.title_en

    def bench(self, taken: found.Taken) -> Bench | None:
        """Where it is practised; None for what is no practice."""
        parts = practice.parts_of(taken.offering)
        return self.benches.get(parts[0]) if parts else None

    def skill(self, taken: found.Taken) -> Skill | None:
        """What is practised."""
        parts = practice.parts_of(taken.offering)
        return self.skills.get(parts[1]) if parts else None

    def fee(self, taken: found.Taken) -> int | None:
        """None where nobody states it; practice is free."""
        if self.bench(taken) is not None:
            return 0
        run, exam = self.runs.get(taken.offering), self.exams.get(taken.offering)
        return exam.fee if exam else run.fee_won if run else None

    def at_own_pace(self, taken: found.Taken) -> bool:
        run = self.runs.get(taken.offering)
        return run is not None and run.starts_on is None


KEPT = ("wanted", "nobody", "limits", "shortlisted", "solver")


@transaction.atomic(savepoint=False)
def keep(*, plan_id: int, told: Told, terms: Terms, at: datetime) -> bool:
    """False if the plan has its routes already, or is gone: jobs may run twice.

    `terms`: those the question was made by.
    """
    if not Plan.objects.filter(pk=plan_id, state=State.WAITING).exists():
        return False
    plan = locked(Plan.objects.all(), pk=plan_id)
    if plan.state != State.WAITING:
        return False
    routes = told.answer.routes if told.answer else ()
    if told.route:
        routes = (told.route,)
    things, done = _things(routes, terms), _done(plan)
    for number, route in enumerate(routes, start=1):
        _keep_route(plan, number, route, things, done)
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
    things: Things,
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
        fees_won=sum(things.fee(step.taken) or 0 for step in route.steps),
        way_minutes=comes.travel_minutes,
        busiest_minutes=comes.busiest_minutes,
        risk=comes.risk,
    )
    Step.objects.bulk_create(
        Step(
            route=row,
            position=position,
            run=things.runs.get(step.taken.offering),
            exam=things.exams.get(step.taken.offering),
            bench=things.bench(step.taken),
            skill=things.skill(step.taken),
            times=things.times if things.bench(step.taken) else None,
            title=things.title(step.taken),
            starts_on=step.taken.starts_on,
            last_on=step.taken.last_on,
            own_pace=things.at_own_pace(step.taken),
            fee_won=things.fee(step.taken),
            gives=[skill for skill, _level in step.gives],
            why=plain(step.why) if step.why else None,
            then=plain(step.then) if step.then else None,
            instead=[_named(one, things) for one in step.instead],
            dropped=[_named(one, things) for one in step.dropped],
            done_at=done.get(step.taken.offering),
        )
        for position, step in enumerate(route.steps, start=1)
    )


def _things(routes: tuple[found.Route, ...], terms: Terms) -> Things:
    """The runs, exams and benches that any step speaks of."""
    keys = {
        taken.offering
        for route in routes
        for step in route.steps
        for taken in (step.taken, *step.instead, *step.dropped)
    }
    exams = exams_with(keys)
    hands = [parts for key in keys if (parts := practice.parts_of(key))]
    benches = Bench.objects.filter(code__in={bench for bench, _skill in hands}) if hands else ()
    skills = Skill.objects.filter(code__in={skill for _bench, skill in hands}) if hands else ()
    rows = Run.objects.filter(public_id__in=runs_among(keys))
    return Things(
        runs={str(run.public_id): run for run in rows.select_related("course")},
        exams=exams,
        benches={one.code: one for one in benches},
        skills={one.code: one for one in skills},
        times=terms.practice.times,
    )


def _done(plan: Plan) -> dict[str, datetime]:
    """What the person did already of the plan that this one replaces, by key of the offering."""
    steps = Step.objects.filter(
        route__plan=plan.replaces_id, route__chosen_at__isnull=False, done_at__isnull=False
    ).select_related("run__course", "exam__certificate", "bench", "skill")
    known = ((taken_of(step), step.done_at) for step in steps)
    return {taken.offering: at for taken, at in known if taken is not None and at is not None}


def _named(taken: found.Taken, things: Things) -> dict[str, str]:
    return {
        "title": things.title(taken),
        "title_en": things.title(taken, "en"),
        "starts_on": taken.starts_on.isoformat(),
        "last_on": taken.last_on.isoformat(),
    }
