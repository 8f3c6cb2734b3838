"""Small counts are hidden, and do not follow from the rest."""

import pytest

from naru.outcomes.rules.counting import shown_counts


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 9, "b": 7}, {"a": 9, "b": 7}),
        ({"a": 9, "b": 0}, {"a": 9, "b": 0}),
        ({"a": 9, "b": 6, "c": 1}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 2, "c": 1}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 0, "c": 1}, {"a": 9, "b": None, "c": None}),
        ({"a": 3, "b": 1}, {"a": None, "b": None}),
        ({"a": 0, "b": 0}, {"a": None, "b": None}),
    ],
)
def test_what_is_shown(counts, shown):
    assert shown_counts(counts, smallest=5) == shown


def test_a_single_hidden_count_never_follows_from_the_sum():
    for first in range(12):
        for second in range(12):
            for third in range(12):
                told = shown_counts({"a": first, "b": second, "c": third}, smallest=5)
                hidden = [n for n in told.values() if n is None]
                assert len(hidden) != 1
                assert all(n == 0 or n >= 5 for n in told.values() if n is not None)
