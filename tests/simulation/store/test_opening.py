"""Columns are read as they were drawn; income in per cent as for one person."""

from naru.policies.rules.derived import income_percent
from naru.simulation.store.opening import HIGHEST, Store, opened
from naru.simulation.store.writing import built
from tests.simulation.factories import TODAY, recipe

MEDIANS = {1: 2_000_000, 2: 3_000_000, 3: 4_100_000}


def test_income_in_per_cent_equals_that_of_one_person(tmp_path):
    store = Store(built(tmp_path, recipe()))
    got, reader = store.income_percent(MEDIANS), store.reader()
    for place in range(store.people):
        assert got[place] == income_percent(reader.facts(place), TODAY, MEDIANS)
    assert (Store(store.folder).income_percent(MEDIANS) == got).all()


def test_an_income_beyond_the_scale_stays_at_its_end(tmp_path):
    store = Store(built(tmp_path, recipe()))
    assert int(store.income_percent({1: 1, 2: 2}).max()) == HIGHEST


def test_a_store_is_opened_once_and_cannot_be_written_to(tmp_path):
    folder = built(tmp_path, recipe())
    store = opened(folder)
    assert opened(folder) is store
    assert not store.numbers("birth_on").flags.writeable
    assert store.bits("benefits_now=NOBODY") is None
