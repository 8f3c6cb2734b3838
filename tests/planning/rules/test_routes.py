"""Routes that differ in kind, their reasons, and what happens if a step falls through."""

from dataclasses import replace
from datetime import date

from naru.planning.rules.plain import Kind, Loss, Taken
from naru.planning.rules.routes import answer, replanned
from naru.planning.rules.solving import by_greed
from naru.planning.solver.solving import solve
from tests.planning.made import asks, evenings, own_pace, taken

NINTH = date(2026, 3, 9)
QUICK = evenings("quick", NINTH, fee_won=100_000, risk=10)
FREE = own_pace("free", weeks=13, risk=20)
SURE = evenings("sure", date(2026, 4, 6), weeks=4, fee_won=50_000)
NEXT = evenings("next", date(2026, 6, 1), gives=(("code", 2),), needs=(("code", 1),))
WANTED = asks(QUICK, FREE, SURE, NEXT, have={"test": 1})


def keys(steps):
    return [step.taken.offering for step in steps]


def test_three_routes_that_put_different_things_first():
    asked = asks(QUICK, FREE, SURE, have={"test": 1, "code": 0})
    told = answer(asked, solve)
    assert [(route.kinds, keys(route.steps)) for route in told.routes] == [
        ((Kind.FASTEST,), ["quick"]),
        ((Kind.CHEAPEST,), ["free"]),
        ((Kind.SUREST,), ["sure"]),
    ]
    assert all(route.proven and route.bound == route.figures.covered for route in told.routes)
    assert (told.wanted, told.nobody, told.solver) == (6, (("code", 2),), True)


def test_a_plan_that_is_best_in_every_way_is_told_once_and_another_way_beside_it():
    told = answer(asks(own_pace("a"), own_pace("b", fee_won=5), have={"test": 1}), solve)
    assert [(route.kinds, keys(route.steps)) for route in told.routes] == [
        ((Kind.FASTEST, Kind.CHEAPEST, Kind.SUREST), ["a"]),
        ((Kind.OTHER,), ["b"]),
    ]
    only = answer(asks(own_pace("a"), have={"test": 1}), solve)
    assert [route.kinds for route in only.routes] == [(Kind.FASTEST, Kind.CHEAPEST, Kind.SUREST)]


def test_each_step_says_why_and_what_if_it_falls_through():
    route = answer(WANTED, solve).routes[0]
    first, second = route.steps
    assert (first.taken, second.taken) == (taken(SURE), taken(NEXT))
    assert first.why == Loss(covered=0, days=0, won=50_000)
    assert second.why == Loss(covered=3, days=0, won=50_000)
    assert (keys_of(first.dropped), keys_of(first.instead)) == (["next"], ["free"])
    assert first.then == Loss(covered=3, days=0, won=-50_000)
    assert (second.dropped, second.instead) == ((), ())
    assert second.then == Loss(covered=3, days=0, won=0)


def test_another_run_of_the_same_course_stands_in():
    again = evenings("next.2", date(2026, 6, 8), gives=(("code", 2),), needs=(("code", 1),))
    route = answer(asks(QUICK, NEXT, again, have={"test": 1}), solve).routes[0]
    assert keys_of(route.steps[1].instead) == ["next.2"]
    assert route.steps[1].then == Loss(covered=0, days=7, won=0)


def test_a_new_plan_changes_as_little_as_it_can():
    old = (taken(SURE), taken(NEXT))
    kept = replanned(replace(WANTED, old=old), solve)
    assert keys(kept.steps) == ["sure", "next"]
    gone = replace(WANTED, offerings=(FREE, QUICK, NEXT), old=(taken(NEXT),))
    assert keys(replanned(gone, solve).steps) == ["quick", "next"]


def test_what_has_begun_goes_on():
    today = date(2026, 4, 8)
    begun = Taken("sure", "sure", SURE.starts_on, SURE.last_on)
    asked = replace(
        WANTED, person=replace(WANTED.person, today=today), begun=(begun,), old=(taken(NEXT),)
    )
    route = replanned(asked, solve)
    assert [step.taken for step in route.steps] == [begun, taken(NEXT)]
    assert (route.steps[0].why, route.steps[0].then) == (None, None)


def test_nothing_on_offer_gives_no_route_and_no_error():
    told = answer(asks(), solve)
    assert (told.routes, told.limits) == ((), ())
    assert told.nobody == (("code", 1), ("code", 2), ("test", 1))
    assert answer(asks(own_pace("a"), wants=()), solve).wanted == 0
    assert replanned(asks(), solve) is None


def test_without_a_solver_routes_hold_and_nothing_is_proven():
    told = answer(WANTED, by_greed, proving=False)
    assert not told.solver
    assert told.routes
    assert not any(route.proven for route in told.routes)


def keys_of(steps):
    return [step.offering for step in steps]
