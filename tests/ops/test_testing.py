"""The order in which workers get tests."""

import pytest

from ops.testing import in_turn


def test_each_worker_begins_with_what_takes_long():
    ordered = in_turn(["b1", "b2"], ["s1", "s2", "s3"], [*range(13)], workers=3)
    assert [ordered[at : at + 6] for at in (0, 6, 12)] == [
        ["b1", "b2", 0, 1, 2, 3],
        ["s1", 4, 5, 6, 7, 8],
        ["s2", "s3", 9, 10, 11, 12],
    ]


def test_one_process_goes_through_the_long_ones_first():
    assert in_turn(["b"], ["s"], [1, 2], workers=1) == ["b", "s", 1, 2]


@pytest.mark.parametrize("workers", [1, 2, 3, 5])
@pytest.mark.parametrize(
    "kinds", [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (9, 1, 2), (1, 9, 0), (2, 3, 90)]
)
def test_no_test_is_lost_or_run_twice(kinds, workers):
    browser, slow, short = (
        [f"{name}{n}" for n in range(count)] for name, count in zip("bst", kinds, strict=True)
    )
    ordered = in_turn(browser, slow, short, workers=workers)
    assert sorted(ordered) == sorted([*browser, *slow, *short])
