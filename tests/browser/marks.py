"""Marks of what a page is made of, by which two pages or parts are known to be alike."""

from collections.abc import Iterable
from pathlib import Path

PREPARE = """frame => {
  const hash = text => {
    let a = 0xdeadbeef, b = 0x41c6ce57;
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
    }
    return (a >>> 0).toString(36) + (b >>> 0).toString(36);
  };
  const asked = ['class', 'aria-current', 'aria-selected', 'data-label', 'href', 'type', 'lang',
    'open', 'hidden', 'multiple', 'readonly', 'disabled', 'checked'];
  const valued = ['class', 'aria-current', 'aria-selected', 'type'];
  const look = e => e.localName + asked.filter(a => e.hasAttribute(a)).map(a =>
    valued.includes(a) ? `[${a}=${e.getAttribute(a)}]` : `[${a}]`).join('');
  const inside = new Map();
  const inner = e => {
    const mark = hash(look(e) + '(' + [...e.children].map(inner).join() + ')');
    inside.set(e, mark);
    return mark;
  };
  const marks = window.marks = new Map();
  const speaks = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const walk = (e, path) => {
    if (speaks(e) || e.matches('input, select, textarea'))
      marks.set(e, hash(path + inside.get(e)));
    const below = hash(path + look(e));
    for (const child of e.children) walk(child, below);
  };
  inner(document.body);
  walk(document.body, '');

  const telling = ['role', 'type', 'tabindex', 'scope', 'class', 'colspan', 'rowspan', 'headers',
    'autocomplete', 'inputmode', 'start', 'dir'];
  const worded = ['aria-label', 'aria-labelledby', 'aria-describedby', 'aria-description',
    'aria-controls', 'aria-owns', 'aria-activedescendant', 'aria-details', 'aria-errormessage',
    'aria-roledescription', 'aria-placeholder', 'aria-valuetext', 'aria-valuenow'];
  const points = ['for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls',
    'aria-owns', 'aria-activedescendant', 'aria-details', 'aria-errormessage'];
  const value = ({name, value}) => {
    if (telling.includes(name) || name.startsWith('aria-') && !worded.includes(name)) return value;
    if (name === 'lang') return ['ko', 'en'].includes(value) ? 'known' : value;
    if (name === 'href') return value.startsWith('#') ? '#' : '*';
    return value.trim() ? '*' : '';
  };
  const facts = [];
  const named = new Set(), ids = new Set();
  const shape = e => {
    for (const name of points) for (const id of (e.getAttribute(name) ?? '').split(/\\s+/))
      if (id && !document.getElementById(id)) facts.push(`${e.localName} ${name} leads nowhere`);
    if (e.id && ids.has(e.id)) facts.push(`id twice ${e.localName}`);
    ids.add(e.id);
    if (e.localName === 'a' && e.getAttribute('href')?.startsWith('#'))
      facts.push(`within ${!!document.getElementById(e.getAttribute('href').slice(1))}`);
    const says = e.getAttribute('aria-label') ?? (e.getAttribute('aria-labelledby') ?? '')
      .split(/\\s+/).map(id => document.getElementById(id)?.textContent.trim() ?? '').join(' ');
    if (says.trim()) {
      if (named.has(e.localName + says)) facts.push(`name twice ${e.localName}`);
      named.add(e.localName + says);
    }
    const head = e.localName + [...e.attributes].map(a => `[${a.name}=${value(a)}]`).sort().join('')
      + (speaks(e) ? '!' : '') + (e.labels?.length ? '@' : '');
    if (e.localName === 'svg') return hash(head + !!e.querySelector('title'));
    const rows = [...e.children].filter(child => !frame.length || !child.matches(frame.join()))
      .map(shape).filter((mark, at, all) => mark !== all[at - 1]);
    return hash(head + '(' + rows.join() + ')');
  };
  const title = document.title.trim() ? '*' : '';
  const whole = shape(document.body);
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => h.localName);
  const page = ['shape', whole, title, value(document.documentElement.attributes.lang),
    levels.filter((level, at, all) => level !== all[at - 1]).join(), frame.length,
    ...facts].join();
  return [[...new Set(marks.values())], hash(page) + hash(page + '.')];
}"""
"""The marks of all elements with words, by which a style sheet can tell them apart, and the page's
shape: what the rules of axe ask for besides colours and measures. Rows alike that follow each other
count once.
"""


class Seen:
    """Marks in a file that all workers of a run add to."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.known: set[str] = set()
        self.read = 0

    def fresh(self, marks: Iterable[str]) -> list[str]:
        """Those that nobody has added, in their order."""
        if self.file.exists():
            with self.file.open() as lines:
                lines.seek(self.read)
                self.known.update(lines.read().split())
                self.read = lines.tell()
        return [mark for mark in marks if mark not in self.known]

    def add(self, marks: Iterable[str]) -> None:
        """Remember these for everybody."""
        with self.file.open("a") as lines:
            lines.write("".join(f"{mark}\n" for mark in marks))
