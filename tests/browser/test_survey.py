"""The survey of a page finds on the phone what the desk does not show."""

from tests.browser.survey import survey

PLANT = """addEventListener('DOMContentLoaded', () => {
  document.head.insertAdjacentHTML('beforeend', '<style>@media (max-width: 700px) {'
    + '.planted p { opacity: .3; } } @media (min-width: 701px) { .planted input { display: none } }'
    + '</style>');
  document.querySelector('main').insertAdjacentHTML('beforeend',
    '<div class="planted"><p>faint</p><input size=9></div>');
})"""


def test_what_only_a_phone_shows_or_paints_is_found(reader):
    visitor = reader(bypass_csp=True)
    visitor.page.add_init_script(PLANT)
    found = [line for line in survey(visitor, "/menu/", frame=False) if "px" in line]
    kinds = sorted({line.split("(")[0].split(": ", 1)[1].strip() for line in found})
    assert kinds == [
        "390 px, high-contrast: color-contrast",
        "390 px, light: color-contrast",
        "390 px: label",
    ]
