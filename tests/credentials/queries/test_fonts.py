"""Korean letters are found where the system keeps them, or it is known that there are none."""

from naru.credentials.queries.fonts import FAMILIES, korean


def test_a_font_of_the_system_is_found():
    found = korean()
    assert found is not None
    assert set(found[1]) <= set(FAMILIES)


def test_none_is_none(settings, tmp_path):
    settings.FONT_DIRS = [str(tmp_path)]
    (tmp_path / "Latin.ttf").write_bytes(b"")
    assert korean() is None
