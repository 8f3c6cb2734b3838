"""The dated questions of both packs, and what the reader refuses."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from naru.city.pack import BadPack, Pack
from naru.outcomes.pack import FILE, follow_terms, read_followup

CITIES = Path(settings.CITY_DIR).parent


def test_three_six_and_twelve_months():
    terms = follow_terms(date(2026, 11, 29))
    assert (terms.after_days, terms.remind_days, terms.open_days) == ((91, 182, 365), 7, 28)
    assert [one.code for one in terms.questions] == ["work", "use", "shown"]
    assert follow_terms(date(2025, 12, 31)) is None


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("sample = true", "sample = false", "one of the two"),
        ("[91, 182, 365]", "[182, 91]", "in order"),
        ("smallest = 5", "smallest = 1", "smallest"),
    ],
)
def test_mistakes_are_named(tmp_path, was, becomes, said):
    text = (CITIES / "seoul" / FILE).read_text()
    (tmp_path / FILE).write_text(text.replace(was, becomes, 1))
    pack = Pack(tmp_path)
    read_followup(pack, sources=[])
    with pytest.raises(BadPack, match=said):
        pack.stop_if_wrong()
