"""The whole city under two sets of rules: `make bench NAME=simulate`.

Seoul's rules, padded with generated ones to 48, over the made-up city of the pack. In the same run
the same question is put to plain NumPy masks and to Polars' streaming engine; all answers of all
people, sure and open, must be equal before any time is told. Times are wall time of one thread,
the best of some; memory is that of a process that only simulates. `process_s` is a question that
was asked before, `asked_first_s` one whose pack is read, checked and resolved. The floor is the
bytes touched over the memory bandwidth measured in the run.
"""

import json
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
from django.conf import settings

from naru.config.settings import test

if not settings.configured:
    settings.configure(**{name: value for name, value in vars(test).items() if name.isupper()})

from bench.simulate_masks import Masks
from naru.city.pack import Pack
from naru.policies.rules.resolving import Draft
from naru.policies.rules.rulebook import Note
from naru.simulation.keeping import FOLDER
from naru.simulation.reading.part import SimulationPart, read_alone, read_named
from naru.simulation.rules.bits import unpacked
from naru.simulation.rules.bulk import Bulk, Rule
from naru.simulation.rules.comparing import Scenario, compare
from naru.simulation.rules.reforming import Reform
from naru.simulation.running import Simulator
from naru.simulation.store.opening import Store
from naru.simulation.store.writing import built
from tests.policies.factories import random_tree, version
from tests.simulation.second import answered, expression, frame

PROGRAMMES = 48
CITY = test.BASE_DIR / "cities" / "seoul"
STORES = test.VAR_DIR / "simulation"
REFORM = "scholarship-by-income"
LIMITS = {"both_ms": 150.0, "slider_ms": 3.0, "peak_mb": 300.0, "process_s": 0.6}
LEAST = {"against_masks": 10.0, "against_polars": 3.0}
RUNS = 7


def padded(part: SimulationPart) -> SimulationPart:
    """The pack's policies and as many generated ones as make 48."""
    rng = random.Random(48)
    drafts = dict(part.written.drafts)
    for number in range(PROGRAMMES - len(drafts)):
        name = f"generated-{number}"
        drafts[name] = Draft(name, "X-01", (version(random_tree(rng)),))
    return replace(part, written=replace(part.written, drafts=drafts))


def best(work: Callable[[], object], times: int = RUNS) -> float:
    """Milliseconds of the fastest of some runs."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return min(spent) * 1000


class Task:
    """What every engine has to answer: baseline and reform, sure and open, in every cell."""

    def __init__(self) -> None:
        pack = Pack(CITY)
        self.part = padded(read_alone(pack))
        self.on = self.part.recipe.stands_on
        self.reform = read_named(pack, self.part, REFORM)
        pack.stop_if_wrong()
        self.folder = built(STORES, self.part.recipe)
        self.simulator = Simulator(self.part, self.folder, self.on)
        self.before = self.simulator.baseline
        self.after = self.simulator.scenario(self.reform)

    def opened(self) -> Bulk:
        """A store opened anew, nothing worked out."""
        return Bulk(Store(self.folder), self.on)


def alone() -> None:
    """Only our engine, in a process of its own: milliseconds and the most memory held."""
    task = Task()
    bulks = [task.opened() for _ in range(RUNS)]
    spent = best(lambda: compare(bulks.pop(), task.before, task.after), RUNS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"both_ms": round(spent, 1), "peak_mb": round(peak), "slider_ms": slider(task)}
    print(json.dumps(figures))


def slider(task: Task) -> float:
    """One parameter moves to a value never seen: resolve, work out, count what it changes."""
    simulator = task.simulator
    simulator.compared(task.reform)
    ages = iter(range(41, 60))

    def moved() -> None:
        simulator.slid(Reform("slider", Note("", ""), {"career-camp-ages": [next(ages), 60]}))

    return round(best(moved, 15), 2)


def streamed(table: pl.DataFrame, rules: Mapping[str, Rule], on: date) -> pl.DataFrame:
    """Sure and open people by cell from Polars' streaming engine."""
    columns = set(table.columns)
    asked = {name: rule for name, rule in rules.items() if rule.tree is not None}
    answers = [
        expression(rule.tree, on, rule.medians, columns).alias(f"={name}")
        for name, rule in asked.items()
    ]
    sums = [pl.col(f"={name}").sum().alias(name) for name in asked]
    opens = [pl.col(f"={name}").null_count().alias(f"{name}?") for name in asked]
    lazy = table.lazy().with_columns(answers).group_by("cell").agg(*sums, *opens).sort("cell")
    return lazy.collect(engine="streaming")


def agree(task: Task, masks: Masks, table: pl.DataFrame) -> int:
    """Every answer of everybody by three engines; returns how many were compared."""
    bulk, compared = task.opened(), 0
    for scenario in (task.before, task.after):
        polars = answered(table, scenario.rules, task.on)
        for name, rule in scenario.rules.items():
            got = bulk.answers(rule)
            yes, may = (unpacked(bits, masks.people) for bits in (got.yes, got.may))
            plain = masks.pair(rule.tree, rule.medians)
            assert (yes == plain[0]).all(), name
            assert (may == plain[1]).all(), name
            if rule.tree is not None:
                third = polars[name]
                assert (yes == third.fill_null(value=False).to_numpy()).all(), name
                assert (may == third.fill_null(value=True).to_numpy()).all(), name
            compared += masks.people
    return compared


def cells_agree(task: Task, masks: Masks, table: pl.DataFrame) -> None:
    """The counts of the twin and of Polars are ours too."""
    bulk = task.opened()
    plain, streaming = masks.run(task.before.rules), streamed(table, task.before.rules, task.on)
    for name, rule in task.before.rules.items():
        ours = bulk.counted(bulk.answers(rule))
        assert (ours.yes.ravel() == plain[name][0]).all(), name
        if rule.tree is not None:
            assert (ours.yes.ravel() == streaming[name].to_numpy()).all(), name


def bandwidth() -> float:
    """Bytes a second this machine reads from memory, one thread."""
    much = np.ones(32 * 1024 * 1024, np.uint64)
    return much.nbytes / (best(much.sum, 5) / 1000)


def touched(task: Task) -> int:
    """Bytes of the columns and bitmaps that the two scenarios read at least once."""
    store = Store(task.folder)
    compare(Bulk(store, task.on), task.before, task.after)
    return store.opened_bytes


def process(*, kept: bool) -> float:
    """Seconds from nothing to the printed table, as an analyst types it."""
    command = [sys.executable, "manage.py", "simulate", REFORM]

    def run() -> None:
        if not kept:
            shutil.rmtree(STORES / FOLDER, ignore_errors=True)
        subprocess.run(command, cwd=test.BASE_DIR, check=True, stdout=subprocess.DEVNULL)

    return round(best(run, 5) / 1000, 2)


def main() -> int:
    """Measure everything, print one line, 0 if every bar holds."""
    task = Task()
    command = [sys.executable, "-m", "bench.simulate", "alone"]
    told = subprocess.run(command, cwd=test.BASE_DIR, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(told.stdout)
    figures["asked_first_s"] = process(kept=False)
    figures["process_s"] = process(kept=True)
    masks = Masks(Store(task.folder), task.on)
    table = frame(Store(task.folder)).with_columns(pl.Series("cell", masks.cell))
    figures["answers_compared"] = agree(task, masks, table)
    cells_agree(task, masks, table)
    scenarios: tuple[Scenario, ...] = (task.before, task.after)
    figures["masks_ms"] = round(best(lambda: [masks.run(s.rules) for s in scenarios], 3))
    figures["polars_ms"] = round(
        best(lambda: [streamed(table, s.rules, task.on) for s in scenarios], 3)
    )
    figures["against_masks"] = round(figures["masks_ms"] / figures["both_ms"], 1)
    figures["against_polars"] = round(figures["polars_ms"] / figures["both_ms"], 1)
    figures["floor_ms"] = round(touched(task) / bandwidth() * 1000, 2)
    figures["people"] = masks.people
    ok = all(figures[name] <= bar for name, bar in LIMITS.items())
    ok &= all(figures[name] >= bar for name, bar in LEAST.items())
    bars = {**LIMITS, **{f"{name}_at_least": bar for name, bar in LEAST.items()}}
    print(json.dumps({"bench": "simulate", "figures": figures, "bars": bars, "ok": ok}))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(alone() if sys.argv[1:] == ["alone"] else main())
