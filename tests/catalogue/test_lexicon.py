"""A city's fields by the words that spreadsheets and pages use."""

from naru.catalogue import lexicon
from tests.city.packs import CITIES


def test_fields_are_known_by_their_korean_names_in_the_citys_order():
    assert lexicon.codes_by_name(CITIES / "haneul") == {
        "배와 바다": "boats",
        "장사와 살림": "trade",
        "몸과 마음": "health",
    }


def test_fields_have_names_in_both_languages():
    assert [name.en for name in lexicon.fields().values()][:2] == [
        "Leadership and management",
        "Job skills",
    ]
