"""The flow's answers are the best there are: against everything tried, and by prices."""

import numpy as np

from naru.counselling.rules.assigning import NOBODY, by_greed, holds, proven, total
from naru.counselling.solver.flow import SHORT, assign, flow
from tests.counselling.rules.test_assigning import best, made


def test_200_small_cohorts_against_every_answer_there_is():
    for seed in range(200):
        points, places = made(seed)
        answer = assign(points, places)
        assert holds(points, places, answer)
        assert total(points, answer) == best(points, places), seed
        assert proven(points, places, answer)


def test_with_many_mentors_the_short_list_gives_the_best_of_all():
    for seed in range(10):
        points, places = made(seed, people=150, mentors=2 * SHORT)
        answer = assign(points, places)
        assert proven(points, places, answer)
        assert total(points, answer) == total(points, flow(points, places))
        assert total(points, answer) >= total(points, by_greed(points, places))
        assert answer.tolist() == assign(points, places).tolist()


def test_nobody_and_nothing():
    nothing = np.zeros((3, 2), dtype=np.int64)
    assert assign(nothing, np.array([1, 1])).tolist() == [NOBODY] * 3
    assert assign(nothing[:0], np.array([1, 1])).tolist() == []
