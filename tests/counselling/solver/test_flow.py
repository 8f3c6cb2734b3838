"""The flow's answers are the best there are: against everything tried, and by prices."""

import numpy as np
import pytest

from naru.counselling.rules.assigning import (
    NOBODY,
    Answer,
    Places,
    Points,
    by_greed,
    holds,
    proven,
    total,
)
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
        points, places = made(seed, people=150, mentors=2 * SHORT[-1])
        answer = assign(points, places)
        assert proven(points, places, answer)
        assert total(points, answer) == total(points, flow(points, places))
        assert total(points, answer) >= total(points, by_greed(points, places))
        assert answer.tolist() == assign(points, places).tolist()


def test_nobody_and_nothing():
    nothing = np.zeros((3, 2), dtype=np.int64)
    assert assign(nothing, np.array([1, 1])).tolist() == [NOBODY] * 3
    assert assign(nothing[:0], np.array([1, 1])).tolist() == []


def test_where_few_are_not_enough_more_are_looked_at(monkeypatch: pytest.MonkeyPatch):
    points, places = made(1, people=60, mentors=30)
    asked: list[int] = []

    def look(points: Points, places: Places) -> Answer:
        asked.append(int((points > 0).sum(axis=1).max()))
        return solve(points, places)

    solve = flow
    monkeypatch.setattr("naru.counselling.solver.flow.flow", look)
    monkeypatch.setattr("naru.counselling.solver.flow.SHORT", (1, 2))
    answer = assign(points, places)
    assert proven(points, places, answer)
    assert asked[:2] == [1, 2]
    assert asked[-1] > 2
