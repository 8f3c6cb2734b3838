"""Every page, as those who may see it: both languages and contrasts, phone and desk, large text,
first view, no script."""

from functools import cache

import pytest

from tests.browser.pages import LIVE, WALK
from tests.browser.survey import survey

LANGUAGES = {"ko": "", "en": "/en"}
SHARE = 9
"""So many pages of one reader at a time, so that workers get equal shares."""
SHARES = [
    (person, start) for person, pages in WALK.items() for start in range(0, len(pages), SHARE)
]


@pytest.fixture(scope="module")
def as_person(lasting_reader):
    """Readers that have come in as somebody, or as nobody: each comes in once."""

    @cache
    def make(person):
        visitor = lasting_reader()
        if person != "nobody":
            visitor.log_in(person)
        return visitor

    return make


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("person", "start"), SHARES)
def test_page_holds_what_every_page_promises(as_person, site, person, start, language):
    """Accessible, fitting, light, and the same without script."""
    visitor = as_person(person)
    wrong = []
    for number, page in enumerate(WALK[person][start : start + SHARE], start):
        path = LANGUAGES[language] + page.format(**site.words)
        plain = language == "ko" and page not in LIVE
        wrong += survey(visitor, path, frame=number == 0, plain=plain)
    assert wrong == [], "\n".join(wrong)
