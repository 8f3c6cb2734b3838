"""The made-up city has the counted numbers exactly, and the chances nearly."""

import itertools
from collections import Counter
from datetime import date

import numpy as np
import pytest

from naru.policies.rules.derived import age
from naru.simulation.rules.bits import packed, size
from naru.simulation.rules.people import day_of
from naru.simulation.rules.synthetic import Attribute, Band, Case, apportioned, births, pieces
from tests.simulation.factories import BANDS, FLAGS, TODAY, flag, recipe


def test_people_are_apportioned_whole_and_none_is_lost():
    one = recipe(people=1501)
    got, counted = apportioned(one), sum(band.people for band in BANDS)
    exact = [band.people * 1501 / counted for band in BANDS]
    assert sum(got) == 1501
    assert all(abs(a - b) < 1 for a, b in zip(got, exact, strict=True))


@pytest.mark.parametrize("day", [TODAY, date(2024, 2, 29), date(2026, 2, 28), date(2026, 3, 1)])
def test_everybody_has_the_age_of_their_band_on_the_day_it_stands_on(day):
    one = recipe(stands_on=day)
    born, groups = births(one)
    ages = [age({"birth_on": day_of(int(number))}, day, {}) for number in born]
    got = Counter()
    for group in range(4):
        for years in ages[groups[group] : groups[group + 1]]:
            got[group, 40 if years < 45 else 45] += 1
            assert 40 <= years < 50
    wanted = dict(zip(BANDS, apportioned(one), strict=True))
    order = [("riverside", "male"), ("riverside", "female"), ("hillside", "male")]
    order.append(("hillside", "female"))
    assert got == {
        (order.index((b.district, b.sex)), b.age_from): count for b, count in wanted.items()
    }


def test_births_are_sorted_within_each_district_and_sex():
    born, groups = births(recipe())
    for start, stop in itertools.pairwise(groups):
        assert (np.diff(born[start:stop].astype(int)) >= 0).all()


def test_the_same_seed_makes_the_same_city_and_one_more_attribute_moves_no_other():
    def drawn(attributes, seed=7):
        one = recipe(seed=seed)
        one = type(one)(one.seed, one.people, one.stands_on, one.bands, attributes)
        born, groups = births(one)
        return next(piece.flags["near_poor"] for piece in pieces(one, born, groups))

    near = flag("near_poor", 450)
    first = drawn((near,))
    assert (drawn((near,)) == first).all()
    assert (drawn((flag("barred_trade", 100), near)) == first).all()
    assert (drawn((near,), seed=8) != first).any()


def test_chances_hold_by_band_and_only_for_those_a_case_is_for():
    bands = (Band("riverside", "male", 40, 45, 1), Band("riverside", "male", 45, 50, 1))
    attributes = (
        flag("small_merchant", 500),
        Attribute(
            "barred_trade",
            1000,
            (
                Case({"small_merchant": (True,)}, {"barred_trade": (100, 900)}),
                Case({}, {"barred_trade": (0, 0)}),
            ),
        ),
    )
    one = recipe(people=40_000, bands=bands)
    one = type(one)(one.seed, one.people, one.stands_on, bands, attributes)
    born, groups = births(one)
    (piece,) = pieces(one, born, groups)
    merchant, barred = piece.flags["small_merchant"], piece.flags["barred_trade"]
    old = np.arange(40_000) < 20_000  # the oldest come first
    assert not (barred & ~merchant).any()
    assert abs(barred[merchant & old].mean() - 0.9) < 0.01
    assert abs(barred[merchant & ~old].mean() - 0.1) < 0.01


def test_whoever_no_case_is_for_has_no_answer():
    one = recipe(people=300)
    born, groups = births(one)
    (piece,) = pieces(one, born, groups)
    assert (piece.known["welfare_proof_on"] == piece.flags["near_poor"]).all()
    assert set(piece.known) == {"welfare_proof_on"}
    assert {size(packed(piece.flags[name])) > 0 for name in FLAGS} == {True}
