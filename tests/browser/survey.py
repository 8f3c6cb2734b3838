"""Everything that can be measured on a page, from one load of it.

Contrast and text size are attributes of the page's root, as the server prints them, so they are
switched in place. A contrast changes colours alone: the other rules of axe run once a width. Two
elements with the same ancestors and inner structure, in everything that a style sheet asks for,
have the same colours, since no page has styles of its own: one of them is examined for colour, and
what was examined on an earlier page is not examined again. The frame is the same on all pages of a
reader: the other rules look at it on the first.

On the phone only what it changes is looked at again: the elements whose computed colours or type
differ from the desk's, and every rule if other elements show than there; else the rules that ask
for measures (`MEASURED`), since the others read what is shown, not where.
"""

from tests.browser.reader import AXE, FIRST_VIEW_BYTES, FIRST_VIEW_REQUESTS, Reader
from tests.browser.site import SHARED

FRAME = [".ui-masthead", ".ui-header", ".ui-footer"]
WIDE = 1280
COLOURS = ["color-contrast", "link-in-text-block"]
MEASURED = ["scrollable-region-focusable"]
OTHER_RULES = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
MODES = ("light", "high-contrast")
SEEN = SHARED / "seen"
"""Marks of what was examined for colour in this run, on whichever page, by whichever worker."""
LOOK = """({mode, scale}) => {
  const root = document.documentElement;
  root.dataset.uiMode = mode;
  root.dataset.uiScale = scale;
  document.querySelector('meta[name=color-scheme]').content = mode === 'light' ? 'light' : 'dark';
}"""
PREPARE = """known => {
  const seen = new Set(known), fresh = [], inside = new Map();
  const asked = ['class', 'aria-current', 'aria-selected', 'data-label', 'href', 'type', 'lang',
    'open', 'hidden', 'multiple', 'readonly', 'disabled', 'checked'];
  const valued = ['class', 'aria-current', 'aria-selected', 'type'];
  const hash = text => {
    let a = 0xdeadbeef, b = 0x41c6ce57;
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
    }
    return (a >>> 0).toString(36) + (b >>> 0).toString(36);
  };
  const name = e => e.localName + asked.filter(a => e.hasAttribute(a)).map(a =>
    valued.includes(a) ? `[${a}=${e.getAttribute(a)}]` : `[${a}]`).join('');
  const inner = e => {
    const mark = hash(name(e) + '(' + [...e.children].map(inner).join() + ')');
    inside.set(e, mark);
    return mark;
  };
  const walk = (e, path) => {
    const mark = hash(path + inside.get(e));
    if (seen.has(mark)) { e.dataset.twin = ''; return; }
    seen.add(mark);
    fresh.push(mark);
    const below = hash(path + name(e));
    for (const child of e.children) walk(child, below);
  };
  inner(document.body);
  walk(document.body, '');
  return fresh;
}"""
EXAMINE = """async ([include, exclude, rules]) => {
  const where = {include: [[include]], exclude: exclude.map(part => [part])};
  const how = {resultTypes: ['violations'], preload: false, ...rules};
  const found = await axe.run(where, how);
  return found.violations.flatMap(({id, impact, nodes}) => nodes.map(({html, failureSummary}) =>
    `${id} (${impact}): ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`));
}"""
SHOWN = """frame => [...document.body.querySelectorAll('*')]
  .filter(e => !frame.length || !e.closest(frame.join()))
  .map(e => !e.checkVisibility({visibilityProperty: true}) ? '-'
    : getComputedStyle(e).display.startsWith('table') ? 't' : 'x').join('')"""
"""Which elements show, and which of them as parts of a table."""
RETONED = """mode => {
  const before = window.tones ??= {}, known = before[mode], now = before[mode] = new Map();
  let changed = 0;
  for (const e of document.body.querySelectorAll(':not([data-twin], [data-twin] *)')) {
    const s = getComputedStyle(e);
    const tone = [e.checkVisibility({visibilityProperty: true}), s.color, s.backgroundColor,
      s.backgroundImage, s.fontSize, s.fontWeight, s.opacity, s.textDecorationLine, s.textShadow,
      s.mixBlendMode, s.filter, s.position].join();
    now.set(e, tone);
    const retoned = known?.get(e) !== tone;
    e.toggleAttribute('data-retoned', retoned);
    changed += retoned;
  }
  return changed;
}"""
"""Marks and counts the elements that look in this contrast otherwise than when asked before."""
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
    page = visitor.visit(path)
    wrong = weight(visitor)
    page.evaluate(AXE)
    fresh = page.evaluate(PREPARE, SEEN.read_text().split() if SEEN.exists() else [])
    shown = None
    for width in (WIDE, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(LOOK, {"mode": "light", "scale": "md"})
        before, shown = shown, page.evaluate(SHOWN, [] if frame else FRAME)
        rules = OTHER_RULES if shown != before else {"runOnly": MEASURED}
        found = page.evaluate(EXAMINE, ["html", [] if frame else FRAME, rules])
        wrong += [f"{width} px: {line}" for line in found]
        wrong += colours(visitor, width) if fresh else []
        wrong += [f"{width} px: {line}" for line in visitor.small_targets()]
        wrong += overflow(visitor, f"{width} px")
        page.evaluate(LOOK, {"mode": "light", "scale": "xxl"})
        wrong += overflow(visitor, f"{width} px, largest text")
    page.evaluate(LOOK, {"mode": "light", "scale": "md"})
    page.set_viewport_size({"width": 320, "height": 900})
    wrong += overflow(visitor, "320 px")
    page.set_viewport_size({"width": WIDE, "height": 900})
    with SEEN.open("a") as marks:
        marks.write("".join(f"{mark}\n" for mark in fresh))
    return [f"{path}: {line}" for line in wrong]


def colours(visitor: Reader, width: int) -> list[str]:
    """What is hard to read in either contrast, of what does not look as on the wider screen."""
    wrong, how = [], {"runOnly": COLOURS}
    where = "html" if width == WIDE else "[data-retoned]"
    for mode in MODES:
        visitor.page.evaluate(LOOK, {"mode": mode, "scale": "md"})
        if visitor.page.evaluate(RETONED, mode):
            found = visitor.page.evaluate(EXAMINE, [where, ["[data-twin]"], how])
            wrong += [f"{width} px, {mode}: {line}" for line in found]
    return wrong


def weight(visitor: Reader) -> list[str]:
    """Whether the first view is too heavy or asks for too much."""
    sizes = visitor.page.evaluate(WEIGHT)
    if sum(sizes) > FIRST_VIEW_BYTES or len(sizes) > FIRST_VIEW_REQUESTS:
        return [f"{sum(sizes)} bytes in {len(sizes)} requests"]
    return []


def overflow(visitor: Reader, where: str) -> list[str]:
    """Whether something sticks out to the right."""
    over = visitor.overflow()
    return [f"{where}: {over:.0f} px too wide"] if over > 1 else []


def text(visitor: Reader) -> str:
    """What the open page says, but for what only a script can do, such as finding one's place."""
    said: str = visitor.page.evaluate(TEXT)
    return said
