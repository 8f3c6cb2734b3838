"""A cohort at once: answers hold, and what is called proven is the best there is."""

from functools import partial
from itertools import product

import numpy as np

from naru.counselling.rules.assigning import (
    NOBODY,
    by_greed,
    holds,
    points_of,
    proven,
    read,
    total,
    written,
)
from naru.counselling.rules.matching import Candidate, Wish
from tests.counselling.factories import WEIGHING


def made(seed, people=4, mentors=3):
    random = np.random.default_rng(seed)
    points = random.integers(0, 90, (people, mentors)) * (random.random((people, mentors)) < 0.7)
    return points.astype(np.int64), random.integers(0, 3, mentors).astype(np.int64)


def best(points, places):
    """By trying everything."""
    people, mentors = points.shape
    answers = (np.array(one) for one in product(range(NOBODY, mentors), repeat=people))
    return max(total(points, one) for one in answers if holds(points, places, one))


def test_proven_is_said_of_the_best_and_of_nothing_else():
    """200 small cohorts, every answer that holds: proven exactly when it is worth the most."""
    for seed in range(200):
        points, places = made(seed, people=3)
        most = best(points, places)
        for one in product(range(NOBODY, 3), repeat=3):
            answer = np.array(one)
            if holds(points, places, answer):
                assert proven(points, places, answer) is (total(points, answer) == most), seed


def test_an_answer_that_does_not_hold_is_never_proven():
    points, places = np.array([[5, 0], [7, 0]]), np.array([1, 1])
    for wrong in ([0, 0], [1, NOBODY]):
        answer = np.array(wrong)
        assert not holds(points, places, answer)
        assert not proven(points, places, answer)
    assert proven(points, places, np.array([NOBODY, 0]))


def test_greedy_holds_and_can_be_beaten():
    points, places = np.array([[90, 80], [85, 0]]), np.array([1, 1])
    quick = by_greed(points, places)
    assert quick.tolist() == [0, NOBODY]
    assert holds(points, places, quick)
    assert not proven(points, places, quick)
    assert proven(points, places, np.array([1, 0]))


def test_points_are_the_fits_of_the_suggestions():
    one = Candidate(
        key=1, fields=frozenset({"it"}), languages=frozenset({"ko"}), channels=frozenset(),
        parts=frozenset({"EVENING"}), district="", free=1, capacity=9,
    )  # fmt: skip
    wishes = [Wish("ko", field="it"), Wish("ko"), Wish("en")]
    table = partial(points_of, wishes, [one], weighing=WEIGHING)
    assert table(without=[(), (2,), ()]).tolist() == [[61], [1], [0]]
    assert table(without=[(1,), (), ()]).tolist() == [[0], [1], [0]]


def test_the_question_is_read_as_it_was_written():
    points, places = made(1)
    again = read(written(points, places))
    assert (again[0] == points).all()
    assert (again[1] == places).all()
