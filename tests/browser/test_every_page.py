"""Every public page: both languages and contrasts, phone and desk, large text, no script."""

import pytest

from tests.browser.pages import PAGES
from tests.browser.reader import FIRST_VIEW_BYTES, FIRST_VIEW_REQUESTS

LANGUAGES = {"ko": "", "en": "/en"}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("mode", ["light", "high-contrast"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_accessible_and_fits(reader, language, mode, width):
    visitor = reader(width=width, mode=mode)
    wrong = [line for path in PAGES for line in visitor.check(LANGUAGES[language] + path)]
    assert wrong == []


@pytest.mark.parametrize(("width", "scale"), [(320, "md"), (390, "xxl"), (1280, "xxl")])
def test_page_fits_when_text_is_large(reader, width, scale):
    visitor = reader(width=width, scale=scale)
    wide = {}
    for path in [*PAGES, *(f"/en{path}" for path in PAGES)]:
        visitor.visit(path)
        if (over := visitor.overflow()) > 1:
            wide[path] = over
    assert wide == {}


def test_first_view_is_light(reader):
    heavy = {}
    for path in PAGES:
        visitor = reader()
        visitor.visit(path)
        size, requests = visitor.weight()
        if size > FIRST_VIEW_BYTES or requests > FIRST_VIEW_REQUESTS:
            heavy[path] = (size, requests)
    assert heavy == {}


def test_page_shows_its_content_without_script(reader):
    """All but what only a script can do, such as asking the device where it is."""
    with_script, without = reader(), reader(js=False)
    for path in PAGES:
        page = with_script.visit(path)
        page.evaluate("document.querySelectorAll('.ui-needs-js').forEach(e => e.remove())")
        expected = page.locator("main").inner_text()
        shown = without.visit(path).locator("main").inner_text()
        assert shown == expected, path
