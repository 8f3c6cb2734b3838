"""Days as people count them."""

from datetime import date

import pytest

from naru.core.dates import years_later


@pytest.mark.parametrize(
    ("on", "years", "then"),
    [
        (date(2026, 11, 24), 5, date(2031, 11, 24)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2028, 2, 29), 1, date(2029, 3, 1)),
    ],
)
def test_years_later_is_the_same_day(on, years, then):
    assert years_later(on, years) == then
