"""A store is whole or not there, and the same recipe is never made twice."""

import threading

import numpy as np
import pytest

from naru.simulation.rules import synthetic
from naru.simulation.rules.bits import unpacked
from naru.simulation.store.layout import MANIFEST
from naru.simulation.store.opening import Store
from naru.simulation.store.writing import built, folder_of
from tests.simulation.factories import recipe


def test_a_second_call_finds_what_the_first_made(tmp_path):
    heard = []
    first = built(tmp_path, recipe(), heard.append)
    again = built(tmp_path, recipe(), lambda _people: pytest.fail("made again"))
    assert (first, heard) == (again, [1500])
    assert built(tmp_path, recipe(seed=8)) != first


def test_what_breaks_leaves_nothing_behind(tmp_path):
    def broken(_people):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        built(tmp_path, recipe(), broken)
    assert list(tmp_path.iterdir()) == []
    assert (built(tmp_path, recipe()) / MANIFEST).is_file()


def test_two_that_begin_at_once_end_with_one_store(tmp_path):
    together, folders = threading.Barrier(2), []

    def make():
        folders.append(built(tmp_path, recipe(), lambda _people: together.wait(timeout=30)))

    threads = [threading.Thread(target=make) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert folders == [folder_of(tmp_path, recipe())] * 2
    assert list(tmp_path.iterdir()) == folders[:1]


def test_pieces_join_up_at_their_borders(tmp_path, monkeypatch):
    """The same columns as if all were drawn in one piece, but for the streams of later pieces."""
    one = recipe(people=1500)
    monkeypatch.setattr(synthetic, "CHUNK", 512)
    monkeypatch.setattr("naru.simulation.store.writing.CHUNK", 512)
    store = Store(built(tmp_path, one))
    born, groups = synthetic.births(one)
    parts = list(synthetic.pieces(one, born, groups))
    assert len(parts) == 3
    for name in ("near_poor", "benefits_now=VOUCHER", "employment=RETIRED"):
        joined = np.concatenate([part.flags[name] for part in parts])
        assert (unpacked(store.bits(name), 1500) == joined).all()
    sizes = np.concatenate([part.numbers["household_size"] for part in parts])
    assert (store.numbers("household_size") == sizes).all()
    known = np.concatenate([part.known["welfare_proof_on"] for part in parts])
    assert (unpacked(store.known("welfare_proof_on"), 1500) == known).all()
