"""Three routes that differ in kind, with what each step is for and what if it falls through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from naru.planning.rules import judging, losses, pruning
from naru.planning.rules.limits import loosenings
from naru.planning.rules.options import Maker, Option, key_of, taken
from naru.planning.rules.plain import Answer, Kind, Level, Question, Route, Step
from naru.planning.rules.solving import AIMS, Aim, Solved, Solver, Task

MOST = 3
FIRST = (Kind.FASTEST, Kind.CHEAPEST, Kind.SUREST)


@dataclass(frozen=True)
class Setting:
    """A question made ready for a solver."""

    question: Question
    maker: Maker
    steps: Mapping[Level, int]
    choice: pruning.Choice

    def task(self, aims: tuple[Aim, ...]) -> Task:
        """A plan to find with these aims; what has begun stays in it."""
        begun = self.question.begun
        return Task(
            options=self.choice.options,
            person=self.question.person,
            steps=self.steps,
            weekly_minutes=self.maker.hours,
            tuning=self.question.tuning,
            aims=aims,
            forced=frozenset(key_of(one.offering, one.starts_on) for one in begun),
        )


def setting(
    question: Question, *, keep: frozenset[str] = frozenset(), avoid: frozenset[str] = frozenset()
) -> Setting:
    """The question with its options; `keep` and `avoid` as for `pruning.choice`."""
    return Setting(
        question,
        Maker(question.person, question.tuning, question.old),
        pruning.steps_wanted(question),
        pruning.choice(question, keep=keep, avoid=avoid),
    )


def answer(question: Question, solver: Solver, *, proving: bool = True) -> Answer:
    """Up to three routes that differ, or what is in the way of any.

    `proving` is False for a solver that proves nothing, and the answer then says so.
    """
    here = setting(question)
    found = _plans(here, solver)
    best = max((plan.covered for plan, _kinds in found), default=0)
    routes = tuple(
        _route(here, plan, kinds, solver) for plan, kinds in found if plan.plan and plan.covered
    )
    wanted = sum(here.steps.values())
    limits = loosenings(question, best, solver) if best < wanted else ()
    return Answer(
        routes=routes,
        wanted=wanted,
        nobody=here.choice.nobody,
        limits=limits,
        shortlisted=here.choice.shortlisted,
        solver=proving,
    )


def replanned(question: Question, solver: Solver) -> Route | None:
    """The plan nearest to `question.old` that still covers as much as can be; None if empty."""
    here = setting(question)
    task = replace(
        here.task(losses.REPLAN),
        old=frozenset(key_of(one.offering, one.starts_on) for one in question.old),
    )
    found = solver(task)
    return _route(here, found, (), solver) if found and found.plan else None


def _plans(here: Setting, solver: Solver) -> list[tuple[Solved, tuple[Kind, ...]]]:
    """The plans of each kind, equal ones once; then one that goes another way, if there is room."""
    found: list[tuple[Solved, tuple[Kind, ...]]] = []
    for kind in FIRST:
        task = here.task(AIMS[kind])
        if found and found[0][0].covered == found[0][0].bound:
            task = replace(task, coverage=found[0][0].covered)
        _add(found, solver(task), kind)
    if found and found[0][0].plan and len(found) < MOST:
        _add(found, _other(here, found[0][0], solver), Kind.OTHER)
    return found[:MOST]


def _other(here: Setting, first: Solved, solver: Solver) -> Solved | None:
    """As much covered with as few courses of the first plan as can be."""
    courses = frozenset(option.course for option in first.plan)
    afresh = setting(here.question, avoid=courses)
    return solver(replace(afresh.task(AIMS[Kind.OTHER]), shared=courses))


def _add(found: list[tuple[Solved, tuple[Kind, ...]]], plan: Solved | None, kind: Kind) -> None:
    """Among the plans, unless it is one of them already: then that one is of both kinds."""
    if plan is None:
        return
    keys = [option.key for option in plan.plan]
    for place, (other, kinds) in enumerate(found):
        if [option.key for option in other.plan] == keys:
            found[place] = (other, kinds if kind is Kind.OTHER else (*kinds, kind))
            return
    found.append((plan, (kind,)))


def _route(here: Setting, found: Solved, kinds: tuple[Kind, ...], solver: Solver) -> Route:
    person = here.question.person
    judging.check(found.plan, person, here.maker.hours)
    aims = AIMS[kinds[0]] if kinds else AIMS[Kind.FASTEST]
    return Route(
        kinds=kinds,
        steps=tuple(_step(here, here.task(aims), found, option, solver) for option in found.plan),
        figures=judging.figures(found.plan, person, here.steps),
        bound=found.bound,
        proven=found.proven,
    )


def _step(here: Setting, task: Task, found: Solved, option: Option, solver: Solver) -> Step:
    zero = here.maker.zero
    why = losses.without(task, found, option, solver)
    begun = option.key in task.forced
    other = None if begun else losses.fallen(task, found, option, solver)
    rest = {one.key: one for one in found.plan if one is not option}
    after = {one.key: one for one in other.plan} if other else rest
    return Step(
        taken=taken(option, zero),
        gives=option.gives,
        needs=option.needs,
        why=why,
        dropped=tuple(taken(one, zero) for key, one in rest.items() if key not in after),
        instead=tuple(taken(one, zero) for key, one in after.items() if key not in rest),
        then=losses.loss(found.plan, other.plan, found.covered - other.covered) if other else None,
    )
