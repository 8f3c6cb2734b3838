"""The auctioneer's prices: dear where many want few places, nothing where there is room."""

import numpy as np

from naru.counselling.rules.pricing import called, shortened
from tests.counselling.rules.test_assigning import made


def test_where_there_is_room_for_all_nothing_costs_anything():
    points = np.array([[10, 1], [10, 1], [1, 10]])
    assert called(points, np.array([2, 2])).max() < 1


def test_the_mentor_everybody_wants_is_dearer():
    points = np.tile([90, 80, 10], (60, 1))
    price = called(points, np.array([5, 20, 20]))
    assert price[0] > price[1] > price[2]


def test_a_mentor_without_places_is_no_mistake():
    assert np.isfinite(called(np.array([[5, 6]]), np.array([0, 1]))).all()


def test_the_same_question_has_the_same_prices():
    points, places = made(7, people=90, mentors=20)
    assert called(points, places).tolist() == called(points, places).tolist()


def test_a_short_list_holds_what_is_best_at_these_prices_and_nobody_who_does_not_fit():
    points = np.array([[50, 40, 30, 0], [0, 0, 7, 0]])
    short = shortened(points, np.array([25, 0, 0, 0], dtype=np.float32), 2)
    assert short.tolist() == [[0, 40, 30, 0], [0, 0, 7, 0]]
