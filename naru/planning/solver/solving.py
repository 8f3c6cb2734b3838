"""One aim after another, each kept while the next is sought; the same answer every time."""

from collections.abc import Mapping

from ortools.sat.python import cp_model

from naru.planning.rules.solving import (
    Aim,
    Solved,
    Task,
    best_imaginable,
    coverage,
    in_order,
    warm_start,
)
from naru.planning.solver.model import TIES, Model

LEAST = 0.05
"""What each aim may take of the effort even if those before it used up all."""

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def solve(task: Task) -> Solved | None:
    """The best plan within the effort allowed; None if what is forced cannot be.

    One thread and a limit in deterministic time: the answer depends on the question alone. An aim
    whose limit is used up keeps the best value found, and the plan is not `proven`.
    """
    model = _model(task)
    solver = _solver()
    _hint(model, _first(task))
    plan: frozenset[int] | None = None
    effort = task.tuning.effort
    proven, bound, values = True, best_imaginable(task), dict[Aim, int]()
    for aim in task.aims:
        last = aim is task.aims[-1]
        if aim is Aim.COVERAGE and task.coverage is not None:
            model.cp.add(model.coverage >= task.coverage)
            bound = task.coverage
            continue
        sought = _sought(model, task)[aim]
        _point(model, aim, sought, last=last)
        solver.parameters.max_deterministic_time = max(LEAST, effort)
        status = solver.solve(model.cp)
        effort -= solver.response_proto.deterministic_time
        if status not in FOUND:
            if plan is None:
                return _none(task, status)
            proven = False
            break
        proven &= status == cp_model.OPTIMAL
        plan = frozenset(i for i, var in enumerate(model.x) if solver.boolean_value(var))
        values[aim] = solver.value(sought)
        if aim is Aim.COVERAGE:
            bound = min(bound, int(solver.best_objective_bound + 1e-6))
        if not last:
            _keep(model, aim, sought, values[aim])
            _hint(model, plan)
    chosen = tuple(in_order([task.options[index] for index in sorted(plan or ())]))
    return Solved(chosen, coverage(chosen, task.steps), bound, proven, values)


def _model(task: Task) -> Model:
    model = Model(
        task.options,
        task.person,
        task.steps,
        weekly_minutes=task.weekly_minutes,
        tuning=task.tuning,
    )
    for index, option in enumerate(task.options):
        if option.key in task.forced:
            model.cp.add(model.x[index] == 1)
    if task.one_of:
        among = [model.x[i] for i, option in enumerate(task.options) if option.key in task.one_of]
        model.cp.add_bool_or(among)
    return model


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.symmetry_level = 0  # these models have none; looking for it takes longer
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.linearization_level = 0  # clauses alone prove more in the same effort
    solver.parameters.max_presolve_iterations = 1
    return solver


def _sought(model: Model, task: Task) -> Mapping[Aim, cp_model.LinearExpr]:
    return {
        Aim.COVERAGE: model.coverage,
        Aim.CHANGES: model.changes(task.old),
        Aim.SHARED: model.shared(task.shared),
        Aim.DAYS: model.days,
        Aim.FEES: model.fees,
        Aim.COST: model.cost,
        Aim.RISK: model.risk,
    }


def _point(model: Model, aim: Aim, sought: cp_model.LinearExpr, *, last: bool) -> None:
    """Ties are part of the last aim, one objective less to prove."""
    if aim is Aim.COVERAGE:
        model.cp.maximize(sought)
    else:
        model.cp.minimize(sought * TIES + model.tie if last else sought)


def _keep(model: Model, aim: Aim, sought: cp_model.LinearExpr, value: int) -> None:
    if aim is Aim.COVERAGE:
        model.cp.add(sought >= value)
    else:
        model.cp.add(sought <= value)


def _first(task: Task) -> frozenset[int]:
    """Where the search begins: a plan known before, or a greedy one."""
    keys = task.hint or {option.key for option in warm_start(task)}
    return frozenset(index for index, option in enumerate(task.options) if option.key in keys)


def _hint(model: Model, chosen: frozenset[int]) -> None:
    hint = model.cp.proto.solution_hint
    hint.vars.clear()
    hint.values.clear()
    hint.vars.extend([var.index for var in model.x])
    hint.values.extend([int(index in chosen) for index in range(len(model.x))])


def _none(task: Task, status: cp_model.CpSolverStatus) -> Solved | None:
    """No plan: either there is none, or the effort was used up before the first was found."""
    if status == cp_model.INFEASIBLE:
        return None
    return Solved((), 0, best_imaginable(task), proven=False)
