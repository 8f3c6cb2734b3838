"""What is kept in two languages is told in the reader's."""

import pytest
from django.apps import apps
from django.utils import translation

from naru.core.languages import in_reader_language

PAIRS = [
    (model, name.removesuffix("_ko"))
    for model in apps.get_models()
    if model.__module__.startswith(("naru.places", "naru.programmes", "naru.sources"))
    for name in [field.name for field in model._meta.get_fields()]
    if name.endswith("_ko")
]


@pytest.mark.parametrize(
    ("language", "ko", "en", "told"),
    [
        ("ko", "강", "river", "강"),
        ("en", "강", "river", "river"),
        ("en-gb", "강", "river", "river"),
        ("en", "강", "", "강"),
        ("ko", "", "river", ""),
    ],
)
def test_the_reader_decides(language, ko, en, told):
    with translation.override(language):
        assert in_reader_language(ko, en) == told


def test_without_a_language_it_is_korean():
    with translation.override(None):
        assert in_reader_language("강", "river") == "강"


@pytest.mark.parametrize(("model", "name"), PAIRS, ids=lambda one: getattr(one, "__name__", one))
def test_every_pair_of_columns_has_a_property(model, name):
    row = model(**{f"{name}_ko": "강", f"{name}_en": "river"})
    told = {}
    for language in ("ko", "en"):
        with translation.override(language):
            told[language] = getattr(row, name)
    assert told == {"ko": "강", "en": "river"}
