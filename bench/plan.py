"""The planner on made-up catalogues (`make bench NAME=plan`).

A route is timed with everything: its third of choosing among the offerings, which three routes
share, building the model, solving. Judged by the processor's time, because others may use the
machine. Greedy plans for the same people stand
beside, in the same run.
"""

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bench.plan_made import Catalogue, catalogue, practised, question
from naru.planning.rules import judging, losses
from naru.planning.rules.options import Option, key_of, taken
from naru.planning.rules.plain import Kind, Question
from naru.planning.rules.routes import FIRST, Setting, setting
from naru.planning.rules.solving import AIMS, Solved, by_greed
from naru.planning.solver.solving import solve

BARS = {
    "330_proven": 1.0, "330_p50_ms": 60, "330_p95_ms": 500,
    "330_practised_proven": 1.0, "330_practised_p50_ms": 60, "330_practised_p95_ms": 500,
    "3000_max_ms": 3000, "3000_coverage_proven": 0.9,
    "30000_max_ms": 3000, "30000_coverage_proven": 0.9,
    "30000_practised_max_ms": 3000, "30000_practised_coverage_proven": 0.9,
    "replan_max_ms": 100, "replan_changes": 1.2, "rss_mb": 300,
}  # fmt: skip
AT_LEAST = {name for name in BARS if name.endswith("proven")}
PEOPLE = {330: 50, 3000: 20, 30000: 20}
PRACTISED = (330, 30000)
REPLANNED_WEEKS = 4


def main() -> None:
    figures: dict[str, float] = {}
    for courses, people in PEOPLE.items():
        figures |= sized(courses, people if len(sys.argv) == 1 else int(sys.argv[1]))
    for courses in PRACTISED:
        people = PEOPLE[courses] if len(sys.argv) == 1 else int(sys.argv[1])
        for name, value in sized(courses, people, change=practised).items():
            figures[name.replace(f"{courses}", f"{courses}_practised", 1)] = value
    figures |= replanning(catalogue(330), PEOPLE[330])
    figures["rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    missed = [
        name
        for name, bar in BARS.items()
        if (figures[name] < bar if name in AT_LEAST else figures[name] > bar)
    ]
    shown = {name: round(value, 3) for name, value in figures.items()}
    print(json.dumps({"bench": "plan", **shown, "missed": missed, "ok": not missed}))


def sized(
    courses: int, people: int, *, change: Callable[[Question], Question] = lambda asked: asked
) -> dict[str, float]:
    """Routes of three kinds for each person, the first of them twice."""
    made = catalogue(courses)
    gc.freeze()
    milliseconds, proven, covered, gaps, greedy, repeats = [], 0, 0, [], [], 0
    for seed in range(people):
        asked = change(question(made, seed))
        begun = time.process_time()
        here = setting(asked)
        choosing = (time.process_time() - begun) * 1000 / len(FIRST)
        best = None
        for kind in FIRST:
            found, spent, share = route(here, kind, best)
            milliseconds.append(choosing + spent)
            proven += found.proven
            if kind is Kind.FASTEST:
                covered += found.bound == found.covered
                best = found.covered if found.bound == found.covered else None
                gaps.append(found.bound / max(1, found.covered) - 1)
                greedy.append(share)
                turned = replace(asked, offerings=asked.offerings[::-1])
                repeats += seed < 5 and route(setting(turned), kind)[0].plan == found.plan
    assert repeats == min(5, people), "not the same plan on every repeat"
    return {
        f"{courses}_p50_ms": statistics.median(milliseconds),
        f"{courses}_p95_ms": sorted(milliseconds)[int(len(milliseconds) * 0.95)],
        f"{courses}_max_ms": max(milliseconds),
        f"{courses}_proven": proven / len(milliseconds),
        f"{courses}_coverage_proven": covered / people,
        f"{courses}_worst_bound_gap": max(gaps),
        f"{courses}_greedy_share": statistics.mean(greedy),
        f"{courses}_greedy_worst": min(greedy),
    }


def route(here: Setting, kind: Kind, best: int | None = None) -> tuple[Solved, float, float]:
    """The best plan, milliseconds of the processor, and what greed covers of it.

    `best`: the coverage proven for the first route, as the others of a person know it.
    """
    begun = time.process_time()
    found = solve(replace(here.task(AIMS[kind]), coverage=best))
    spent = (time.process_time() - begun) * 1000
    assert found is not None
    judging.check(found.plan, here.question.person, here.maker.hours)
    greed = by_greed(here.task(AIMS[kind]))
    return found, spent, greed.covered / max(1, found.covered) if greed else 0.0


def replanning(made: Catalogue, people: int) -> dict[str, float]:
    """In the fourth week the next step is called off; what has begun goes on."""
    milliseconds, changes, free = [], [], []
    for seed in range(people):
        asked = question(made, seed)
        first = setting(asked)
        zero = first.maker.zero
        today = asked.person.today + timedelta(weeks=REPLANNED_WEEKS)
        plan = route(first, Kind.FASTEST)[0].plan
        later = [option for option in plan if taken(option, zero).starts_on > today]
        if later:
            again = without(asked, plan, later[0], zero, today)
            kept = {key_of(o.offering, o.starts_on) for o in (*again.begun, *again.old)}
            begun = time.process_time()
            here = setting(again)
            task = here.task(losses.REPLAN)
            found = solve(replace(task, old=frozenset(kept)))
            milliseconds.append((time.process_time() - begun) * 1000)
            afresh = solve(here.task(AIMS[Kind.FASTEST]))
            changes.append(len(kept ^ keys(found)))
            free.append(len(kept ^ keys(afresh)))
    return {
        "replan_p50_ms": statistics.median(milliseconds),
        "replan_max_ms": max(milliseconds),
        "replan_changes": statistics.mean(changes),
        "replan_changes_if_free": statistics.mean(free),
    }


def without(
    asked: Question, plan: Sequence[Option], gone: Option, zero: date, today: date
) -> Question:
    """The question four weeks later, when one offering is no more."""
    steps = [taken(option, zero) for option in plan if option is not gone]
    return replace(
        asked,
        person=replace(asked.person, today=today),
        offerings=tuple(one for one in asked.offerings if one.key != gone.offering),
        begun=tuple(step for step in steps if step.starts_on <= today),
        old=tuple(step for step in steps if step.starts_on > today),
    )


def keys(found: Solved | None) -> set[str]:
    return {option.key for option in found.plan} if found else set()


if __name__ == "__main__":
    main()
