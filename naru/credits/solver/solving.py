"""The best way by CP-SAT: one aim after another, each kept while the next is sought."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

from naru.credits.rules.plain import LIBERAL, LICENCE, MAJOR
from naru.credits.rules.ways import Aim, Question, Way, by_greed, way_of

EFFORT = 20.0
"""Deterministic time for all aims together, so that the same question gets the same way."""
LEAST = 0.2
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def solve(question: Question, aim: Aim) -> Way:
    """As little missing as can be, then cheapest or fastest, then the other, then fewest steps."""
    model = Model(question)
    greedy = {one.line.key for one in by_greed(question, aim).steps}
    model.hint(greedy)
    second = [model.cost, model.days] if aim is Aim.CHEAPEST else [model.days, model.cost]
    solver = _solver()
    effort, proven, chosen = EFFORT, True, greedy
    for sought in (model.short, *second, model.steps):
        model.cp.minimize(sought)
        solver.parameters.max_deterministic_time = max(LEAST, effort)
        status = solver.solve(model.cp)
        effort -= solver.response_proto.deterministic_time
        if status not in FOUND:
            proven = False
            break
        proven &= status == cp_model.OPTIMAL
        chosen = {
            option.line.key
            for option, var in zip(model.options, model.x, strict=True)
            if solver.boolean_value(var)
        }
        model.cp.add(sought <= solver.value(sought))
        model.hint(chosen)
    steps = [option for option in model.options if option.line.key in chosen]
    return way_of(question, aim, steps, proven=proven)


class Model:
    """The limits of a degree over what can be taken, on top of what counts already."""

    def __init__(self, question: Question) -> None:
        self.cp = cp_model.CpModel()
        self.question = question
        self.book = question.begun()
        self.options = [one for one in question.options if self.book.refused(one.line) is None]
        self.x = [self.cp.new_bool_var("") for _option in self.options]
        self._once()
        self._limits()
        self.short = self._short()
        self.cost = self._sum(option.cost_won for option in self.options)
        self.steps = self._sum(1 for _option in self.options)
        self.days = self._last_day()

    def hint(self, keys: Iterable[str]) -> None:
        """Where the next search begins."""
        known = frozenset(keys)
        hint = self.cp.proto.solution_hint
        hint.vars.clear()
        hint.values.clear()
        hint.vars.extend([var.index for var in self.x])
        hint.values.extend([int(option.line.key in known) for option in self.options])

    def _sum(self, weights: Iterable[int]) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum(self.x, list(weights))

    def _credits(self, of: Sequence[bool]) -> cp_model.LinearExpr:
        return self._sum(
            option.line.credits if counts else 0
            for option, counts in zip(self.options, of, strict=True)
        )

    def _once(self) -> None:
        subjects = defaultdict(list)
        for option, var in zip(self.options, self.x, strict=True):
            subjects[option.line.subject].append(var)
        for same in subjects.values():
            self.cp.add_at_most_one(same)

    def _limits(self) -> None:
        book, degree, limits = self.book, self.question.degree, self.question.limits
        lines = [option.line for option in self.options]
        taught = [line.kind != LICENCE for line in lines]
        terms = [limits.term_of(line.ended_on) for line in lines]
        for term in sorted(set(terms)):
            here = [t and one == term for t, one in zip(taught, terms, strict=True)]
            self.cp.add(self._credits(here) <= limits.term - book.by_term[term])
        for year in sorted({year for year, _term in terms}):
            here = [t and one[0] == year for t, one in zip(taught, terms, strict=True)]
            used = book.by_term[year, 1] + book.by_term[year, 2]
            self.cp.add(self._credits(here) <= limits.year - used)
        for body in sorted({line.body for line in lines if line.body}):
            of = [t and line.body == body for t, line in zip(taught, lines, strict=True)]
            self.cp.add(self._credits(of) <= degree.one_body - book.by_body[body])
        self.cp.add(self._sum(not t for t in taught) <= degree.licences - book.licences)
        outside = [
            not t and book.counts_as(line) != MAJOR for t, line in zip(taught, lines, strict=True)
        ]
        left = degree.licences_outside - book.licences_outside
        self.cp.add(self._sum(outside) <= left)

    def _short(self) -> cp_model.LinearExpr:
        """Everything that stays missing, as `Need.short` counts it."""
        need, lines = self.book.need, [option.line for option in self.options]
        asked = (
            (need.total, [True] * len(lines)),
            (need.major, [self.book.counts_as(line) == MAJOR for line in lines]),
            (need.liberal, [self.book.counts_as(line) == LIBERAL for line in lines]),
            (need.accredited, [line.accredited and line.kind != LICENCE for line in lines]),
        )
        missing = []
        for amount, of in asked:
            var = self.cp.new_int_var(0, amount, "")
            self.cp.add(var + self._credits(of) >= amount)
            missing.append(var)
        return cp_model.LinearExpr.sum(missing)

    def _last_day(self) -> cp_model.IntVar:
        """Days from the day of the question to the end of the last step."""
        ends = defaultdict(list)
        for option, var in zip(self.options, self.x, strict=True):
            ends[(option.line.ended_on - self.question.on).days].append(var)
        days = self.cp.new_int_var(0, max([0, *ends]), "")
        for end, same in ends.items():
            var = self.cp.new_bool_var("")
            self.cp.add(days >= end).only_enforce_if(var)
            for one in same:
                self.cp.add_implication(one, var)
        return days


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.max_presolve_iterations = 1
    return solver
