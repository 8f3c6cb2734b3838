"""Everything that can be measured on a page, from one load of it.

Contrast and text size are attributes of the page's root, as the server prints them, so they are
switched in place. A contrast changes colours alone: the other rules of axe run once a width. Two
elements with the same ancestors, classes and inner structure have the same colours, since no page
has styles of its own: one of them is examined for colour. The frame is the same on all pages of a
reader: it is examined on the first. What has which colour on a phone does not hang on the language:
there colours are examined in one of them.
"""

from tests.browser.reader import AXE, FIRST_VIEW_BYTES, FIRST_VIEW_REQUESTS, Reader

FRAME = [[".ui-masthead"], [".ui-header"], [".ui-footer"]]
WIDE = 1280
COLOURS = ["color-contrast", "link-in-text-block"]
EXAMINED = (
    ("light", {"rules": {rule: {"enabled": False} for rule in COLOURS}}, True),
    ("light", {"runOnly": COLOURS}, False),
    ("high-contrast", {"runOnly": COLOURS}, False),
)
"""In which contrast, by which rules, with or without twins."""
LOOK = """({mode, scale}) => {
  const root = document.documentElement;
  root.dataset.uiMode = mode;
  root.dataset.uiScale = scale;
  document.querySelector('meta[name=color-scheme]').content = mode === 'light' ? 'light' : 'dark';
}"""
PREPARE = """() => {
  const seen = new Set();
  const own = ['id', 'href', 'for', 'value', 'name', 'd'];
  const name = e => e.localName + [...e.attributes].filter(a => !own.includes(a.name)).map(a =>
    `[${a.name}=${a.value.replace(/\\b[cr]\\d+\\b/g, '')}]`);
  const inner = e => name(e) + '(' + [...e.children].map(inner).join() + ')';
  const walk = (e, path) => {
    const mark = path + inner(e);
    if (seen.has(mark)) { e.dataset.twin = ''; return; }
    seen.add(mark);
    for (const child of e.children) walk(child, path + name(e) + '>');
  };
  walk(document.querySelector('main'), '');
}"""
EXAMINE = """async ([frame, rules, twins]) => {
  const where = {include: [['html']], exclude: [...frame, ...(twins ? [] : [['[data-twin]']])]};
  const how = {resultTypes: ['violations'], preload: false, ...rules};
  const found = await axe.run(where, how);
  return found.violations.flatMap(({id, impact, nodes}) => nodes.map(({html, failureSummary}) =>
    `${id} (${impact}): ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`));
}"""
WEIGHT = """() => [...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource')].map(entry => entry.transferSize)"""
TEXT = """() => {
  const main = document.querySelector('main').cloneNode(true);
  main.querySelectorAll('.ui-needs-js').forEach(e => e.remove());
  document.querySelector('main').replaceWith(main);
  return main.innerText;
}"""


def survey(visitor: Reader, path: str, *, frame: bool, phone_colours: bool) -> list[str]:
    """Open the page on a wide screen and name everything wrong with it there and on a phone.

    With `frame`, masthead, header and footer are examined too; with `phone_colours`, colours on
    both widths.
    """
    page = visitor.visit(path)
    wrong = weight(visitor)
    page.evaluate(AXE)
    page.evaluate(PREPARE)
    for width in (WIDE, 390):
        page.set_viewport_size({"width": width, "height": 900})
        every = width == WIDE or phone_colours
        for mode, rules, twins in EXAMINED if every else EXAMINED[:1]:
            page.evaluate(LOOK, {"mode": mode, "scale": "md"})
            found = page.evaluate(EXAMINE, [[] if frame else FRAME, rules, twins])
            wrong += [f"{width} px, {mode}: {line}" for line in found]
        wrong += [f"{width} px: {line}" for line in visitor.small_targets()]
        wrong += overflow(visitor, f"{width} px")
        page.evaluate(LOOK, {"mode": "light", "scale": "xxl"})
        wrong += overflow(visitor, f"{width} px, largest text")
    page.evaluate(LOOK, {"mode": "light", "scale": "md"})
    page.set_viewport_size({"width": 320, "height": 900})
    wrong += overflow(visitor, "320 px")
    page.set_viewport_size({"width": WIDE, "height": 900})
    return [f"{path}: {line}" for line in wrong]


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
