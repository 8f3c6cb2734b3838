"""A store is named by what it is made of."""

import hashlib
from dataclasses import replace

from naru.simulation.store.layout import MANIFEST, Manifest, income_name
from naru.simulation.store.writing import built, digest_of
from tests.simulation.factories import recipe


def test_another_recipe_is_another_store():
    one = recipe()
    others = [
        replace(one, seed=8),
        replace(one, people=1501),
        replace(one, bands=one.bands[1:]),
        replace(one, attributes=one.attributes[1:]),
    ]
    assert len({digest_of(each) for each in (one, *others)}) == 5
    assert digest_of(recipe()) == digest_of(one)


def test_the_manifest_has_the_sha256_of_every_file(tmp_path):
    folder = built(tmp_path, recipe())
    manifest = Manifest.from_text((folder / MANIFEST).read_text("utf-8"))
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.npy")}
    assert set(manifest.files) == found
    for name, digest in manifest.files.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert Manifest.from_text(manifest.to_text()) == manifest


def test_incomes_are_kept_by_their_medians():
    assert income_name({1: 5, 2: 6}) == income_name({2: 6, 1: 5})
    assert income_name({1: 5}) != income_name({1: 6})
