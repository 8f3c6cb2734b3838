"""Every kind of notice has its words, and they fill from the parameters they name."""

import string

import pytest
from django.urls import reverse
from django.utils.translation import override

from naru.notices.enums import WORDS, Kind


def names(text):
    return {field for _text, field, _spec, _conversion in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_words_and_a_page(kind):
    words = WORDS[kind]
    assert str(words.subject)
    assert str(words.body)
    assert reverse(words.page)


@pytest.mark.parametrize("kind", list(Kind))
def test_both_languages_name_the_same_parameters(kind):
    found = []
    for language in ("ko", "en"):
        with override(language):
            found.append((names(str(WORDS[kind].subject)), names(str(WORDS[kind].body))))
    assert found[0] == found[1]
