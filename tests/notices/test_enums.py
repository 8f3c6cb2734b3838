"""Every kind of notice has its words, and they fill from the parameters they name."""

import re
import string

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from naru.notices import rules
from naru.notices.enums import WORDS, Kind
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.notices.services.texts import text_of


def names(text):
    return {field for _text, field, _spec, _conversion in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_words_and_a_page(kind):
    words = WORDS[kind]
    assert str(words.subject)
    assert str(words.body)
    assert reverse(words.page) != reverse("inbox")
    assert not words.link or reverse(words.link, args=["a:b"])


OF_A_COURSE = ("class.", "enrolment.", "payment.", "waiting.")


@pytest.mark.parametrize("kind", [one for one in Kind if one.startswith(OF_A_COURSE)])
def test_whatever_is_told_of_a_course_says_the_next_step(kind):
    for language, words in (("ko", "다음에 할 일: "), ("en", "[Nn]ext( step)?: ")):
        with override(language):
            assert re.search(words, str(WORDS[kind].body))


@pytest.mark.parametrize("kind", list(Kind))
def test_both_languages_name_the_same_parameters(kind):
    found = []
    for language in ("ko", "en"):
        with override(language):
            found.append((names(str(WORDS[kind].subject)), names(str(WORDS[kind].body))))
    assert found[0] == found[1]


VALUES = {
    "_on": "2026-11-24", "_at": "2026-11-24T03:00:00+00:00", "_won": 300_000,
    "title": "엑셀 첫걸음", "n": 3, "points": "600,000", "of": "600,000", "people": 500,
    "rank": 501, "token": "a" * 75,
}  # fmt: skip


def sample(name):
    return next((one for end, one in VALUES.items() if name.endswith(end)), "가상 말씀")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_fits_a_message_to_a_telephone_with_its_next_step(kind, language):
    """Short if all of it has room in 90 bytes as the networks count, else long."""
    words = WORDS[kind]
    asked = names(str(words.subject)) | names(str(words.body)) | {"token"}
    notice = Notice(kind=kind, params={name: sample(name) for name in asked})
    said = told(notice, language=language)
    text = text_of(said, to="+821012345678", language=language)
    size = rules.network_bytes(text.body)
    assert size <= {"SMS": 90, "LMS": 2_000}[text.form]
    assert text.body.endswith(f"{settings.SITE_URL}{said.path}")
    assert said.subject in text.body
    assert (said.body in text.body) == (text.form == "LMS")
