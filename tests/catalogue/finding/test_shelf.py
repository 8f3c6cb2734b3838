"""The shelf answers as a plain look at every offer would."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.finding import bits
from naru.catalogue.finding import shelf as shelves
from naru.catalogue.finding.shelf import Shelf, metres
from tests.catalogue.finding.offers import HOME, NOW, TODAY, changes


def shelf_of(steps):
    shelf, now = Shelf(), {}
    for step in steps:
        shelf = shelf.with_changes(step)
        now.update(step)
    return shelf, {course: offers for course, offers in now.items() if offers}


def answers(shelf):
    return (
        shelf.alive,
        shelf.offers.course.tolist(),
        shelf.offers.fee.tolist(),
        shelf.open_at(NOW),
        shelf.within(HOME, 5_000),
        shelf.of_courses([3, 5, 7]),
    )


def everything(shelf, most):
    return (
        answers(shelf),
        list(shelf.largest("district", most).items()),
        list(shelf.largest("certificate", most).items()),
        [sorted(shelf.of_kind(kind).items()) for kind in ("fee", "last", "age", "home")],
        shelf.live(TODAY),
        shelf.open_at(NOW + 50_000),
        [int(shelf.away(HOME)[number]) for number in shelf.points.values()],
    )


def courses_told(shelf):
    return [
        shelf.courses_in(shelf.of_courses([course]) & kind)
        for course in range(1, 13)
        for kind in (shelf.alive, shelf.open_at(NOW), shelf.within(HOME, 5_000))
    ]


def naive(now, holds):
    return {course for course, offers in now.items() if any(holds(one) for one in offers)}


@given(changes, st.integers(NOW - 300_000, NOW + 300_000))
def test_open_at_a_moment(steps, moment):
    shelf, now = shelf_of(steps)
    expected = naive(now, lambda one: one.opens and one.opens[0] <= moment < one.opens[1])
    assert set(shelf.courses_in(shelf.open_at(moment))) == expected
    assert shelf.count(shelf.open_at(moment)) == len(expected)


@given(changes, st.integers(TODAY - 6, TODAY + 10))
def test_live_on_a_day(steps, day):
    shelf, now = shelf_of(steps)
    expected = naive(now, lambda one: one.last is None or one.last >= day)
    assert set(shelf.courses_in(shelf.live(day))) == expected


@given(changes)
def test_two_ticks_must_hold_for_the_same_run(steps):
    shelf, now = shelf_of(steps)
    both = shelf.tagged("when", ["EVENING"]) & shelf.tagged("district", ["a", "b"])
    expected = naive(
        now,
        lambda one: "when:EVENING" in one.tags and {"district:a", "district:b"} & set(one.tags),
    )
    assert shelf.count(both) == len(expected)


@given(changes, st.sets(st.integers(1, 15)))
def test_offers_of_courses(steps, wanted):
    shelf, now = shelf_of(steps)
    found = shelf.of_courses(list(wanted))
    assert sorted(shelf.courses_in(found)) == sorted(wanted & set(now))
    assert found.bit_count() == sum(len(now[course]) for course in wanted & set(now))


@given(changes, st.integers(1, 4))
def test_what_was_asked_before_a_change_is_answered_as_by_a_shelf_that_never_was(steps, most):
    """What is kept ready of a shelf goes over to the next: the largest sets, what is open, days."""
    asked, never = Shelf(), Shelf()
    for step in [{}, *steps]:
        asked, never = asked.with_changes(step), never.with_changes(step)
        told = everything(asked, most)
    assert told == everything(never, most)


def test_a_shelf_remembers_only_so_much(monkeypatch):
    monkeypatch.setattr(shelves, "REMEMBERED", 4)
    shelf, asked = Shelf(), []

    def once(key):
        def ask():
            asked.append(key)
            return np.array([key]), np.array([key + 1])

        return [one.tolist() for one in shelf.once(key, ask)]

    assert [once(key) for key in (1, 2, 1, 3, 1)] == [[[key], [key + 1]] for key in (1, 2, 1, 3, 1)]
    assert asked == [1, 2, 3, 1]


@given(changes)
def test_what_changed_leaves_its_old_place(steps):
    shelf, now = shelf_of(steps)
    places = bits.members(shelf.alive)
    assert sorted(shelf.offers.course[places].tolist()) == sorted(
        course for course, offers in now.items() for _ in offers
    )
    assert 0 <= shelf.waste <= 1


@given(changes, changes)
def test_whoever_reads_a_shelf_keeps_it_as_it_is(steps, later):
    shelf, _now = shelf_of(steps)
    told = answers(shelf)
    one = other = shelf
    for step in later:
        one, other = one.with_changes(step), other.with_changes(dict(reversed(step.items())))
    fresh, _ = shelf_of(steps)
    assert told == answers(shelf) == answers(fresh)
    again, _ = shelf_of([*steps, *later])
    assert courses_told(one) == courses_told(other) == courses_told(again)


def test_metres_between_two_points_of_a_city():
    assert metres((37.5663, 126.9779), (37.4979, 127.0276)) == 8778
