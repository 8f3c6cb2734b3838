"""Short scales: level, honest interval, band, and answers that disagree."""

from naru.diagnosis.rules.scales import Bands, Item, Level, all_alike, changed, levels

BANDS = Bands(2.6, 3.7)
ITEMS = [
    Item("a-1", "a", reversed=False),
    Item("a-2", "a", reversed=False),
    Item("a-3", "a", reversed=True),
    Item("a-4", "a", reversed=False),
]


def told(*values):
    return dict(zip(["a-1", "a-2", "a-3", "a-4"], values, strict=True))


def test_a_reversed_statement_counts_from_the_other_end():
    found = levels(ITEMS, told(4, 4, 2, 4), BANDS)["a"]
    assert found == Level(
        scale="a",
        level=4,
        low=3.42,
        high=4.58,
        band="high",
        sure=False,
        answered=4,
        against=None,
        because=("a-1", "a-2"),
    )


def test_an_interval_within_one_band_is_sure():
    found = levels(ITEMS, told(5, 5, 1, 5), BANDS)["a"]
    assert (found.level, found.high, found.band, found.sure) == (5, 5.0, "high", True)
    low = levels(ITEMS, told(1, 1, 5, 1), BANDS)["a"]
    assert (low.band, low.sure, low.because) == ("low", True, ("a-1", "a-2"))


def test_skipped_statements_widen_the_interval_and_too_many_leave_the_scale_out():
    two = levels(ITEMS, told(4, 4, None, None), BANDS)["a"]
    four = levels(ITEMS, told(4, 4, 2, 4), BANDS)["a"]
    assert two.high - two.low > four.high - four.low
    assert levels(ITEMS, told(4, None, None, None), BANDS) == {}
    assert levels(ITEMS, {}, BANDS) == {}


def test_statements_for_and_against_that_are_both_agreed_to_are_named():
    assert levels(ITEMS, told(5, 4, 5, 4), BANDS)["a"].against == ("a-3", "a-1")
    assert levels(ITEMS, told(5, 1, 2, 4), BANDS)["a"].against is None


def test_the_same_answer_everywhere_is_noticed():
    assert all_alike(dict.fromkeys("abcdef", 3))
    assert not all_alike({**dict.fromkeys("abcdef", 3), "g": 4})
    assert not all_alike(dict.fromkeys("abc", 3))


def test_a_change_counts_only_beyond_the_error_of_both():
    low = levels(ITEMS, told(1, 2, 4, 2), BANDS)["a"]
    mid = levels(ITEMS, told(2, 3, 3, 2), BANDS)["a"]
    high = levels(ITEMS, told(5, 4, 1, 5), BANDS)["a"]
    assert changed(low, mid) == "same"
    assert changed(low, high) == "up"
    assert changed(high, low) == "down"
