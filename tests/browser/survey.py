"""Everything that can be measured on a page, from one load of it.

Contrast and text size are attributes of the page's root, as the server prints them, so they are
switched in place. A contrast changes colours alone: the other rules of axe run once a width. What
makes a text easy or hard to read is what tests/browser/tones.py calls its tone: one element of each
tone is examined for colour, once in a run. The other rules ask for structure, names and what refers
to what, never for the words themselves: a page of the same shape as an earlier one, such as its
twin in the other language, is measured only. The frame is the same on all pages of a reader: the
other rules look at it on the first.

On the phone only what it changes is looked at again: the elements whose tone differs from the
desk's, and by every rule what shows there only; else by the rules that ask for measures
(`MEASURED`), where something can be scrolled.
"""

from tests.browser.marks import PREPARE, Seen
from tests.browser.reader import AXE, FIRST_VIEW_BYTES, FIRST_VIEW_REQUESTS, SMALL, WIDEST, Reader
from tests.browser.reader import SMALLEST_TARGET_PX as LEAST
from tests.browser.site import SHARED
from tests.browser.tones import JUDGE, MODES, TONES

FRAME = [".ui-masthead", ".ui-header", ".ui-footer"]
WIDE, PHONE, NARROWEST = 1280, 390, 320
MEASURED = ["scrollable-region-focusable"]
OTHER_RULES = {
    "rules": {rule: {"enabled": False} for rule in ("color-contrast", "link-in-text-block")}
}
SEEN = Seen(SHARED / "seen")
"""What was examined in this run, on whichever page, by whichever worker."""
EXAMINE = """async ([include, exclude, rules]) => {
  if (!window.axe) return null;
  const where = {include: [[include]], exclude: exclude.map(part => [part])};
  const how = {resultTypes: ['violations'], preload: false, ...rules};
  const found = await axe.run(where, how);
  return found.violations.flatMap(({id, impact, nodes}) => nodes.map(({html, failureSummary}) =>
    `${id} (${impact}): ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`));
}"""
WEIGHT = """() => [...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource')].map(entry => entry.encodedBodySize + 300)"""
"""What a first visit loads, kept or not; browsers count 300 bytes of heads for each answer."""
BEGIN = f"frame => [({WEIGHT})(), ...({PREPARE})(frame)]"
MEASURE = f"""([asked, frame, least]) => {{
  const widest = {WIDEST}, small = {SMALL};
  const all = [...document.body.querySelectorAll('*')];
  const before = window.shown, shown = window.shown = new Map();
  let changed = 0;
  if (asked) for (const e of all) {{
    const look = !e.checkVisibility({{visibilityProperty: true}}) ? ''
      : getComputedStyle(e).display.startsWith('table') ? 'table' : 'other';
    shown.set(e, look);
    const anew = look && look !== before?.get(e) && !(frame.length && e.closest(frame.join()));
    e.toggleAttribute('data-changed', !!anew);
    changed += !!anew;
  }}
  const scrolls = !changed && all.some(e => /auto|scroll/.test(getComputedStyle(e).overflow)
    && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight));
  return {{changed, scrolls, widest: widest(), small: small(least)}};
}}"""
"""`changed`, where it is asked for: how many elements show, or show as parts of a table, that did
not at the width before; they are marked.
"""
ENLARGE = f"""() => {{
  document.documentElement.dataset.uiScale = 'xxl';
  return ({WIDEST})();
}}"""
REDUCE = f"""() => {{
  const widest = ({WIDEST})();
  document.documentElement.dataset.uiScale = 'md';
  return widest;
}}"""
LAST = f"""() => {{
  const widest = ({WIDEST})();
  document.documentElement.style.display = 'none';
  return widest;
}}"""
"""The largest text is measured where one width is left and where the next one begins, and a page
shows nothing once it is done with: each time a page is laid out anew takes as long as to open it.
"""
TEXTS = """async html => {
  const plain = new DOMParser().parseFromString(html, 'text/html');
  const alike = ['documentElement', 'body'].every(part =>
    document[part].cloneNode().isEqualNode(plain[part].cloneNode()))
    && document.head.isEqualNode(plain.head) && !document.adoptedStyleSheets.length
    && document.querySelector('main').isEqualNode(plain.querySelector('main'));
  if (alike) return ['', ''];
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-same-origin';
  frame.style.width = '100vw';
  frame.srcdoc = html;
  await new Promise(done => {
    frame.onload = done;
    document.body.append(frame);
  });
  const text = page => {
    const needing = [...page.querySelectorAll('main .ui-needs-js')];
    for (const e of needing) e.style.display = 'none';
    const said = page.querySelector('main').innerText;
    for (const e of needing) e.style.removeProperty('display');
    return said;
  };
  const said = [text(document), text(frame.contentDocument)];
  frame.remove();
  return said;
}"""
"""What the page says, but for what only a script can do, such as finding one's place: as it stands,
and as the same answer of the server reads in a frame that runs no script. Most pages need no
frame: scripts changed neither their main part nor what styles it.
"""


def survey(visitor: Reader, path: str, *, frame: bool, plain: bool = False) -> list[str]:
    """Open the page on a wide screen and name everything wrong with it there and on a phone.

    With `frame`, every rule looks at masthead, header and footer too; with `plain`, the page has to
    say the same without script.
    """
    visitor.lay_out(WIDE)
    page = visitor.visit(path)
    excluded = [] if frame else FRAME
    sizes, marks, shape = page.evaluate(BEGIN, excluded)
    wrong = weight(sizes)
    if plain and not says_the_same(visitor):
        wrong.append("says something else without script")
    fresh, new_shape = SEEN.fresh(marks), bool(SEEN.fresh([shape]))
    for width in (WIDE, PHONE):
        visitor.lay_out(width)
        if width == PHONE:
            wrong += too_wide(page.evaluate(REDUCE), width, ", largest text")
        found = page.evaluate(MEASURE, [new_shape, excluded, LEAST])
        if found["changed"]:
            part = "html" if width == WIDE else "[data-changed]"
            broken = examine(visitor, part, excluded, OTHER_RULES)
            wrong += [f"{width} px: {line}" for line in broken]
        elif found["scrolls"]:
            broken = examine(visitor, "html", excluded, {"runOnly": MEASURED})
            wrong += [f"{width} px: {line}" for line in broken]
        wrong += [f"{width} px, {line}" for line in colours(visitor, fresh)] if fresh else []
        wrong += [f"{width} px: {line}" for line in found["small"]]
        wrong += too_wide(found["widest"], width)
        if width == WIDE:
            wrong += too_wide(page.evaluate(ENLARGE), width, ", largest text")
    visitor.lay_out(NARROWEST)
    wrong += too_wide(page.evaluate(LAST), NARROWEST)
    SEEN.add([*fresh, *([shape] if new_shape else [])])
    return [f"{path}: {line}" for line in wrong]


def examine(visitor: Reader, include: str, exclude: list[str], rules: dict) -> list[str]:
    """What axe finds wrong there by these rules."""
    return with_axe(visitor, EXAMINE, [include, exclude, rules])


def with_axe(visitor: Reader, script: str, asked: list) -> list:
    """What a script says that answers null until axe is on the page."""
    found = visitor.page.evaluate(script, asked)
    if found is None:
        visitor.page.evaluate(AXE)
        found = visitor.page.evaluate(script, asked)
    return found


def colours(visitor: Reader, fresh: list[str]) -> list[str]:
    """What is hard to read in either contrast, of what looks as nothing did that was examined."""
    wrong = []
    tones = visitor.page.evaluate(TONES, [fresh, MODES])
    for mode, of_elements in tones.items():
        new = SEEN.fresh(of_elements)
        if new:
            judged, found = with_axe(visitor, JUDGE, [mode, new])
            SEEN.add(judged)
            wrong += [f"{mode}: {line}" for line in found]
    return wrong


def says_the_same(visitor: Reader) -> bool:
    """Whether the open page says without script what it says with it."""
    assert visitor.answer is not None
    scripted, plain = visitor.page.evaluate(TEXTS, visitor.answer.text())
    return bool(scripted == plain)


def weight(sizes: list[int]) -> list[str]:
    """Whether the first view is too heavy or asks for too much."""
    if sum(sizes) > FIRST_VIEW_BYTES or len(sizes) > FIRST_VIEW_REQUESTS:
        return [f"{sum(sizes)} bytes in {len(sizes)} requests"]
    return []


def too_wide(widest: float, width: int, how: str = "") -> list[str]:
    """Whether something sticks out to the right."""
    over = widest - width
    return [f"{width} px{how}: {over:.0f} px too wide"] if over > 1 else []
