"""What is practised, in which weeks, at which open times; and as a step of a route."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from naru.planning.rules import practice
from naru.planning.rules.options import Maker
from naru.planning.rules.plain import Limit, Meeting, Offering, Sittings, Tuning, Unfit, Want
from naru.planning.rules.routes import answer
from naru.planning.rules.terms import Practice
from naru.planning.solver.solving import solve
from tests.planning.made import NINTH, PERSON, asks, evenings

HANDS = Practice(skills=frozenset(["code"]), times=2, minutes=120, every_weeks=4)
WEEK = Sittings(1, 120, ((1, 9 * 60, 21 * 60), (6, 9 * 60, 18 * 60)))


def weeks(first, last, **said):
    """Practice of "code" between the days, 20 minutes away."""
    said = {"needs": (("code", 1),), "travel_minutes": 20, "sittings": WEEK, **said}
    return Offering(
        key=practice.key_of("bench-1", "code", first),
        course=practice.code_of("code"),
        gives=((practice.code_of("code"), 1),),
        starts_on=first,
        last_on=last,
        **said,
    )


def test_keys_tell_what_they_are():
    key = practice.key_of("east-bench", "skill.wiring", NINTH)
    assert key == "practice:east-bench:skill.wiring:2026-03-09"
    assert practice.parts_of(key) == ("east-bench", "skill.wiring")
    assert practice.parts_of("exam:3") is None


def test_practised_is_what_needs_hands_once_it_can_be_learnt_or_is_known_a_little():
    runs = [evenings("a", NINTH, gives=(("code", 2), ("test", 1)))]
    asked = [
        practice.to_practise(replace(PERSON, have=have), runs, HANDS)
        for have in ({}, {"code": 1}, {"code": 2})
    ]
    assert asked == [{"code": 1}, {"code": 2}, {}]
    assert practice.to_practise(PERSON, [], HANDS) == {}
    assert practice.to_practise(replace(PERSON, have={"code": 1}), [], HANDS) == {"code": 1}
    assert practice.to_practise(PERSON, runs, Practice()) == {}
    assert practice.wants([*runs, weeks(NINTH, NINTH)]) == (Want("practice:code", 1, 1),)


def test_weeks_begin_on_the_same_mondays_for_everybody():
    found = list(practice.mondays(HANDS, after=date(2026, 3, 2), until=date(2026, 6, 1)))
    later = list(practice.mondays(HANDS, after=date(2026, 3, 20), until=date(2026, 6, 1)))
    assert [day.weekday() for day in found] == [0] * len(found)
    assert {(b - a).days for a, b in pairwise(found)} == {28}
    assert later == [day for day in found if day > date(2026, 3, 20)]
    short = replace(HANDS, every_weeks=1)
    (only,) = practice.mondays(short, after=date(2026, 3, 3), until=date(2026, 3, 22))
    assert only == NINTH


def test_open_times_that_suit_go_together_on_different_days():
    def time(day, begin):
        return Meeting(date(2026, 3, day), begin * 60, begin * 60 + 120)

    times = [time(9, 10), time(9, 19), time(9, 20), time(10, 19), time(12, 20), time(14, 19)]
    assert practice.together(times, PERSON, way=30, many=2) == [
        (time(9, 19), time(10, 19)), (time(10, 19), time(12, 20)),
    ]  # fmt: skip
    assert practice.together(times, PERSON, way=90, many=2) == []
    assert practice.together(times[:2], PERSON, way=30, many=2) == []


def test_times_to_book_later_count_in_every_week_and_ask_for_a_free_day():
    maker = Maker(PERSON, Tuning())
    one = weeks(NINTH, date(2026, 3, 22))
    (option,) = maker.options(one, one.gives, ())
    assert (option.start, option.end, option.busy) == (7, 21, ())
    assert option.load == ((1, 160), (2, 160))
    assert option.travel == 80
    assert maker.unfit(replace(one, sittings=replace(WEEK, weekly=2))) == Unfit.NOT_FREE
    assert maker.unfit(replace(one, sittings=replace(WEEK, minutes=161))) == Unfit.NOT_FREE
    cared = Maker(replace(PERSON, care={1: ((18 * 60, 20 * 60),)}), Tuning())
    assert cared.unfit(one) == Unfit.CARE
    assert Maker(replace(PERSON, weekly_minutes=159), Tuning()).unfit(one) == Unfit.TOO_MANY_HOURS


def test_practice_comes_after_what_it_practises_with_why_and_what_then():
    learnt = evenings("a", NINTH, gives=(("code", 1),))
    first, second = (
        weeks(date(2026, 3, 9), date(2026, 3, 22)),
        weeks(date(2026, 4, 6), date(2026, 4, 19)),
    )
    third = weeks(date(2026, 5, 4), date(2026, 5, 17))
    wants = (Want("code", 1, 3), Want("practice:code", 1, 1))
    question = asks(learnt, first, second, third, wants=wants)
    route = answer(question, solve).routes[0]
    assert [one.taken.offering for one in route.steps] == ["a", second.key]
    assert (route.figures.covered, route.figures.wanted) == (4, 4)
    step = route.steps[1]
    assert (step.why.covered, step.instead[0].offering) == (1, third.key)
    assert (step.then.covered, step.then.days) == (0, 28)
    by_day = replace(second, sittings=replace(WEEK, hours=((2, 9 * 60, 18 * 60),)))
    tied = asks(learnt, by_day, wants=wants)
    found = answer(tied, solve)
    assert [len(one.steps) for one in found.routes] == [1]
    assert [one.limits for one in found.limits] == [(Limit.TIMES,)]
