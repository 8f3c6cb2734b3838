"""Whatever becomes of the solver's program, a cohort gets an answer that holds."""

import numpy as np

from naru.counselling.answering import assigned
from tests.counselling.rules.test_assigning import made


def test_by_the_program_and_without_it():
    points, places = np.array([[90, 80], [85, 0]]), np.array([1, 1])
    best = assigned(points, places)
    assert (best.mentors, best.proven) == ([1, 0], True)
    for program in ("naru.counselling.rules", "nowhere.to.be.found"):
        greedy = assigned(points, places, program=program)
        assert (greedy.mentors, greedy.proven) == ([0, -1], False)
    assert assigned(*made(3)).proven
