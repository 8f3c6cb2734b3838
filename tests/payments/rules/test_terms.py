"""A provider's rules as plain values are what its pack says."""

from naru.payments.rules.due import Due
from tests.payments.factories import rules


def test_the_pack_s_numbers_arrive():
    one = rules("서초50플러스센터")
    assert (one.due, one.waivers_a_year, one.prefix, one.by_month) == (
        Due(hours=24),
        2,
        "9901",
        True,
    )
    assert [dict(band) for band in one.bands] == [
        {"held_below": "1/3", "gives_back": "2/3"},
        {"held_below": "1/2", "gives_back": "1/2"},
    ]
