"""Free time after care."""

from naru.planning.rules import times


def test_care_wins_over_free_time_and_days_without_any_vanish():
    free = {1: ((600, 720), (700, 900)), 2: ((600, 700),), 3: ((0, 60),)}
    care = {1: ((660, 690),), 2: ((0, 1440),)}
    left = times.usable(free, care)
    assert left == {1: ((600, 660), (690, 900)), 3: ((0, 60),)}
    assert times.total(left) == 330


def test_something_fits_into_one_window_not_across_two():
    windows = ((600, 660), (690, 900))
    assert times.fits(windows, 690, 900)
    assert not times.fits(windows, 650, 700)
    assert times.merged([(5, 5), (3, 4), (4, 6)]) == ((3, 6),)
