"""The survey of a page finds what the desk or an earlier page does not show."""

import pytest

from tests.browser.survey import survey

PLANT = """addEventListener('DOMContentLoaded', () => {
  document.head.insertAdjacentHTML('beforeend', '<style>@media (max-width: 700px) {'
    + '.planted p { opacity: .3; } } @media (min-width: 701px) { .planted input { display: none } }'
    + '</style>');
  document.querySelector('main').insertAdjacentHTML('beforeend',
    '<div class="planted"><p>faint</p><input size=9></div>');
})"""


def test_what_only_a_phone_shows_or_paints_is_found(still_reader):
    visitor = still_reader(bypass_csp=True)
    visitor.page.add_init_script(PLANT)
    found = [line for line in survey(visitor, "/menu/", frame=False) if "px" in line]
    kinds = sorted({line.split("(")[0].split(": ", 1)[1].strip() for line in found})
    assert kinds == [
        "390 px, high-contrast: color-contrast",
        "390 px, light: color-contrast",
        "390 px: label",
    ]


NAMELESS = """addEventListener('DOMContentLoaded', () => {
  document.querySelector('main').insertAdjacentHTML('beforeend', '<input size=40>');
})"""


def test_of_two_languages_the_second_is_examined_only_where_its_shape_differs(still_reader):
    """The twin: a page that differs by one nameless field is not taken for the one before."""
    visitor = still_reader()
    assert survey(visitor, "/help/", frame=False) == []
    assert survey(visitor, "/en/help/", frame=False) == []
    assert visitor.page.evaluate("'axe' in window") is False
    visitor.page.add_init_script(NAMELESS)
    found = survey(visitor, "/en/help/", frame=False)
    assert [line for line in found if "label (critical)" in line] != []


ONLY_WITH_SCRIPT = """addEventListener('DOMContentLoaded', () => {
  document.querySelector('main').insertAdjacentHTML('beforeend', '<p>told by a script</p>');
})"""


HIDDEN_BY_SCRIPT = """addEventListener('DOMContentLoaded', () => {
  document.head.insertAdjacentHTML('beforeend', '<style>main h1 { display: none }</style>');
})"""


@pytest.mark.parametrize("script", [ONLY_WITH_SCRIPT, HIDDEN_BY_SCRIPT], ids=["told", "hidden"])
def test_what_is_told_only_with_script_or_only_without_is_found(still_reader, script):
    visitor = still_reader(bypass_csp=True)
    told = "says something else without script"
    assert not [line for line in survey(visitor, "/help/", frame=False, plain=True) if told in line]
    visitor.page.add_init_script(script)
    assert [line for line in survey(visitor, "/help/", frame=False, plain=True) if told in line]


TOO_WIDE = """addEventListener('DOMContentLoaded', () => {
  document.head.insertAdjacentHTML('beforeend', '<style>.planted { position: absolute; left: 0; '
    + 'height: 9px; width: %s } @media %s { .planted { width: 1px } }</style>');
  document.body.insertAdjacentHTML('beforeend', '<div class="planted"></div>');
})"""


@pytest.mark.parametrize(
    ("width", "but_at", "where"),
    [
        ("100rem", "(max-width: 701px)", ["1280 px, largest text"]),
        ("30rem", "(min-width: 701px)", ["390 px, largest text"]),
        ("36rem", "(min-width: 321px)", ["320 px"]),
    ],
)
def test_what_sticks_out_at_one_width_or_text_size_is_found(still_reader, width, but_at, where):
    visitor = still_reader(bypass_csp=True)
    visitor.page.add_init_script(TOO_WIDE % (width, but_at))
    found = survey(visitor, "/menu/", frame=False)
    assert [line.split(": ")[1] for line in found if "too wide" in line] == where
