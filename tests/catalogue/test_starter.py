"""The catalogue's own part of the pack."""

from naru.catalogue.starter import read_starter
from naru.city.pack import Pack
from tests.city.packs import CITIES, copy_of


def test_a_city_may_begin_without_samples_and_holidays(tmp_path):
    pack = copy_of("haneul", tmp_path)
    for name in ("courses/starter.toml", "holidays.csv"):
        (pack.folder / name).unlink()
    part = read_starter(Pack(pack.folder), organisations=["haneul-school"])
    assert (part.recipe, part.holidays) == (None, frozenset())
    assert part.fields == ["boats", "trade", "health"]


def test_the_parts_of_a_recipe_are_read_together():
    part = read_starter(Pack(CITIES / "haneul"), organisations=["haneul-school"])
    assert [file.field for file in part.recipe.online] == ["boats"]
    assert [subject.code for subject in part.recipe.practice] == ["knots", "fish-market"]
    assert [day.isoformat() for day in sorted(part.holidays)] == ["2026-12-31", "2027-01-01"]
