"""The solver against every plan there is, against another solver, and against itself."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from bench.plan_made import TODAY, catalogue, question
from naru.planning.rules import judging
from naru.planning.rules.plain import Kind, Meeting, Offering, Person, Question, Tuning, Want
from naru.planning.rules.routes import setting
from naru.planning.rules.solving import AIMS, Aim, Solved
from naru.planning.solver.solving import solve
from tests.planning.solver import exhaustive, highs

EVENING, DAY = (17 * 60, 24 * 60), (8 * 60, 15 * 60)


def small(seed: int) -> Question:
    """Six courses over three skills, crowded into few evenings: the limits bite."""
    chance = Random(seed)
    offerings = []
    for number in range(6):
        skill, level = chance.randrange(3), chance.choice([1, 1, 2, 3])
        base = Offering(
            key=f"o{number}",
            course=f"c{number}",
            gives=((f"s{skill}", level), *([("s0", 1)] if chance.random() < 0.3 else [])),
            needs=((f"s{skill}", level - 1),) if level > 1 else (),
            fee_won=chance.choice([0, 30, 90, 150]) * 1000,
            risk=chance.choice([0, 10, 30]),
        )
        if chance.random() < 0.4:
            offerings.append(
                replace(base, own_pace=True, weeks=chance.choice([2, 4]), weekly_minutes=180)
            )
            continue
        for start in chance.sample(range(1, 8), chance.choice([1, 2])):
            first = TODAY + timedelta(days=7 * start + chance.randrange(2))
            days = [first + timedelta(weeks=week) for week in range(chance.choice([2, 3]))]
            offerings.append(
                replace(
                    base,
                    key=f"{base.key}.{start}",
                    starts_on=days[0],
                    last_on=days[-1],
                    travel_minutes=chance.choice([10, 40]),
                    meetings=tuple(Meeting(day, 19 * 60, 21 * 60) for day in days),
                )
            )
    person = Person(
        today=TODAY,
        wants=tuple(
            Want(f"s{s}", chance.choice([1, 2, 3]), chance.choice([1, 2, 5])) for s in range(3)
        ),
        have={"s1": 1} if chance.random() < 0.5 else {},
        free=dict.fromkeys((1, 2), (EVENING,)),
        care={},
        weekly_minutes=chance.choice([200, 330, 600]),
        money_won=chance.choice([60_000, 150_000, 300_000]),
        travel_minutes=chance.choice([20, 60]),
        deadline_on=TODAY + timedelta(weeks=chance.choice([6, 12])),
    )
    return Question(person, tuple(offerings), Tuning(start_every_weeks=4))


def solved(asked: Question, kind: Kind, **changes: object) -> Solved:
    task = replace(setting(asked).task(AIMS[kind]), **changes)  # type: ignore[arg-type]
    found = solve(task)
    assert found is not None
    judging.check(found.plan, asked.person, task.weekly_minutes)
    return found


def test_200_small_questions_get_the_best_of_all_plans_there_are() -> None:
    kinds = (Kind.FASTEST, Kind.CHEAPEST, Kind.SUREST)
    for seed in range(200):
        asked = small(seed)
        kind = kinds[seed % 3]
        found = solved(asked, kind)
        reached = exhaustive.measured(asked, found.plan, AIMS[kind])
        assert (seed, reached, found.proven) == (seed, exhaustive.best(asked, AIMS[kind]), True)
        assert found.bound == found.covered


def test_small_questions_are_not_all_trivial() -> None:
    sizes = {len(solved(small(seed), Kind.FASTEST).plan) for seed in range(30)}
    assert {0, 1, 2, 3} <= sizes


def test_another_solver_agrees_on_coverage_and_cost() -> None:
    made = catalogue(120)
    for seed in range(6):
        task = setting(question(made, seed)).task((Aim.COVERAGE, Aim.COST))
        found = solve(task)
        assert found is not None
        assert found.proven
        assert (found.covered, found.values[Aim.COST]) == highs.best(task)


def test_the_same_plan_whatever_the_search_begins_with() -> None:
    made = catalogue(330)
    for seed in range(4):
        asked = question(made, seed)
        first = solved(asked, Kind.FASTEST)
        bare = solved(asked, Kind.FASTEST, hint=frozenset(["nothing"]))
        told = solved(asked, Kind.FASTEST, hint=frozenset(o.key for o in first.plan))
        turned = replace(asked, offerings=asked.offerings[::-1])
        again = solved(turned, Kind.FASTEST)
        assert first.plan == bare.plan == told.plan == again.plan


def test_with_little_effort_the_bound_says_how_much_better_it_might_be() -> None:
    asked = question(catalogue(3000), 3, wants=12, tuning=Tuning(effort=0.001))
    found = solved(asked, Kind.FASTEST)
    assert not found.proven
    assert found.bound >= found.covered > 0


def test_what_is_forced_and_cannot_be_has_no_plan() -> None:
    asked = question(catalogue(120), 1)
    task = setting(asked).task((Aim.COVERAGE,))
    courses = {option.course: option.key for option in task.options}
    two = [o.key for o in task.options if o.course == next(iter(courses))][:2]
    assert len(two) == 2
    assert solve(replace(task, forced=frozenset(two))) is None
