"""Everything that can be measured on a page, from one load of it.

Contrast and text size are attributes of the page's root, as the server prints them, so they are
switched in place. A contrast changes colours alone: the other rules of axe run once a width. Two
elements with the same ancestors and inner structure, in everything that a style sheet asks for,
have the same colours, since no page has styles of its own: one of them is examined for colour, and
what was examined on an earlier page is not examined again. The other rules ask for structure,
names and what refers to what, never for the words themselves: a page of the same shape as an
earlier one, such as its twin in the other language, is measured only. The frame is the same on all
pages of a reader: the other rules look at it on the first.

On the phone only what it changes is looked at again: the elements whose computed colours or type
differ from the desk's, and by every rule what shows there only; else by the rules that ask for
measures (`MEASURED`), where something can be scrolled.
"""

from tests.browser.marks import FRESH, PREPARE, Seen
from tests.browser.reader import AXE, FIRST_VIEW_BYTES, FIRST_VIEW_REQUESTS, SMALL, WIDEST, Reader
from tests.browser.reader import SMALLEST_TARGET_PX as LEAST
from tests.browser.site import SHARED

FRAME = [".ui-masthead", ".ui-header", ".ui-footer"]
WIDE = 1280
COLOURS = ["color-contrast", "link-in-text-block"]
MEASURED = ["scrollable-region-focusable"]
OTHER_RULES = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
MODES = ("light", "high-contrast")
SEEN = Seen(SHARED / "seen")
"""What was examined in this run, on whichever page, by whichever worker."""
LOOK = """({mode, scale}) => {
  const root = document.documentElement;
  root.dataset.uiMode = mode;
  root.dataset.uiScale = scale;
  document.querySelector('meta[name=color-scheme]').content = mode === 'light' ? 'light' : 'dark';
}"""
EXAMINE = """async ([include, exclude, rules]) => {
  if (!window.axe) return null;
  const where = {include: [[include]], exclude: exclude.map(part => [part])};
  const how = {resultTypes: ['violations'], preload: false, ...rules};
  const found = await axe.run(where, how);
  return found.violations.flatMap(({id, impact, nodes}) => nodes.map(({html, failureSummary}) =>
    `${id} (${impact}): ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`));
}"""
MEASURE = f"""([asked, frame, least]) => {{
  const look = {LOOK}, widest = {WIDEST}, small = {SMALL};
  look({{mode: 'light', scale: 'xxl'}});
  const widestLarge = widest();
  look({{mode: 'light', scale: 'md'}});
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
  const scrolls = all.some(e => /auto|scroll/.test(getComputedStyle(e).overflow)
    && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight));
  return {{changed, scrolls, widest: widest(), widestLarge, small: small(least)}};
}}"""
"""`changed`, where it is asked for: how many elements show, or show as parts of a table, that did
not at the width before; they are marked.
"""
RETONED = """mode => {
  const before = window.tones ??= {}, known = before[mode], now = before[mode] = new Map();
  const ground = e => {
    const s = getComputedStyle(e);
    return [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode].join();
  };
  let changed = 0;
  for (const e of document.querySelectorAll('[data-fresh]')) {
    const s = getComputedStyle(e), size = parseFloat(s.fontSize);
    const large = size >= 24 || size >= 18.66 && s.fontWeight >= 700;
    const tone = [s.color, large, s.textDecorationLine, s.textShadow, s.position];
    for (let up = e; up; up = up.parentElement) tone.push(ground(up));
    now.set(e, tone.join());
    if (!e.checkVisibility({visibilityProperty: true})) now.delete(e);
    const retoned = now.has(e) && known?.get(e) !== now.get(e);
    e.toggleAttribute('data-retoned', retoned);
    changed += retoned;
  }
  return changed;
}"""
"""Marks and counts the fresh elements that look otherwise in this contrast than the last time. Of
type, what is easier to read counts, as in WCAG: 24 px, or 18.66 px in bold.
"""
WEIGHT = """() => [...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource')].map(entry => entry.encodedBodySize + 300)"""
"""What a first visit loads, kept or not; browsers count 300 bytes of heads for each answer."""
TEXT = """() => {
  const main = document.querySelector('main').cloneNode(true);
  main.querySelectorAll('.ui-needs-js').forEach(e => e.remove());
  document.querySelector('main').replaceWith(main);
  return main.innerText;
}"""


def survey(visitor: Reader, path: str, *, frame: bool) -> list[str]:
    """Open the page on a wide screen and name everything wrong with it there and on a phone.

    With `frame`, every rule looks at masthead, header and footer too.
    """
    visitor.lay_out(WIDE)
    page = visitor.visit(path)
    wrong = weight(visitor)
    marks, shape = page.evaluate(PREPARE, FRAME if not frame else [])
    fresh, new_shape = SEEN.fresh(marks), bool(SEEN.fresh([shape]))
    if fresh:
        page.evaluate(FRESH, fresh)
    for width in (WIDE, 390):
        visitor.lay_out(width)
        found = page.evaluate(MEASURE, [new_shape, [] if frame else FRAME, LEAST])
        if found["changed"]:
            part = "html" if width == WIDE else "[data-changed]"
            broken = examine(visitor, part, [] if frame else FRAME, OTHER_RULES)
            wrong += [f"{width} px: {line}" for line in broken]
        elif found["scrolls"]:
            broken = examine(visitor, "html", [] if frame else FRAME, {"runOnly": MEASURED})
            wrong += [f"{width} px: {line}" for line in broken]
        wrong += [f"{width} px, {line}" for line in colours(visitor)] if fresh else []
        wrong += [f"{width} px: {line}" for line in found["small"]]
        wrong += too_wide(found["widest"], width) + too_wide(
            found["widestLarge"], width, ", largest text"
        )
    visitor.lay_out(320)
    wrong += too_wide(page.evaluate(WIDEST), 320)
    visitor.lay_out(WIDE)
    SEEN.add([*fresh, *([shape] if new_shape else [])])
    return [f"{path}: {line}" for line in wrong]


def examine(visitor: Reader, include: str, exclude: list[str], rules: dict) -> list[str]:
    """What axe finds wrong there by these rules."""
    asked = [include, exclude, rules]
    found = visitor.page.evaluate(EXAMINE, asked)
    if found is None:
        visitor.page.evaluate(AXE)
        found = visitor.page.evaluate(EXAMINE, asked)
    return found


def colours(visitor: Reader) -> list[str]:
    """What is hard to read in either contrast, of what does not look as on the wider screen."""
    wrong, how = [], {"runOnly": COLOURS}
    for mode in MODES:
        visitor.page.evaluate(LOOK, {"mode": mode, "scale": "md"})
        if visitor.page.evaluate(RETONED, mode):
            found = examine(visitor, "[data-retoned]", [], how)
            wrong += [f"{mode}: {line}" for line in found]
    return wrong


def weight(visitor: Reader) -> list[str]:
    """Whether the first view is too heavy or asks for too much."""
    sizes = visitor.page.evaluate(WEIGHT)
    if sum(sizes) > FIRST_VIEW_BYTES or len(sizes) > FIRST_VIEW_REQUESTS:
        return [f"{sum(sizes)} bytes in {len(sizes)} requests"]
    return []


def too_wide(widest: float, width: int, how: str = "") -> list[str]:
    """Whether something sticks out to the right."""
    over = widest - width
    return [f"{width} px{how}: {over:.0f} px too wide"] if over > 1 else []


def text(visitor: Reader) -> str:
    """What the open page says, but for what only a script can do, such as finding one's place."""
    said: str = visitor.page.evaluate(TEXT)
    return said
