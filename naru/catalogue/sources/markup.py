"""Text of sources: titles to one clean line, descriptions to safe blocks. No HTML is kept.

A block is `{"kind": "heading" | "paragraph", "text"}`, `{"kind": "list", "ordered", "items"}` or
`{"kind": "table", "rows"}`; every text in it is plain.
"""

import html
import re
from html.parser import HTMLParser
from typing import Any

import nh3

from naru.catalogue.sources.offering import Block

INLINE = {"b", "strong", "i", "em", "u", "span", "font", "a", "small", "sup", "sub", "mark", "s"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol"}
ALLOWED = HEADINGS | LISTS | {"p", "div", "br", "hr", "li", "table", "tr", "td", "th", "dt", "dd"}
DROPPED = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"}
TAG = re.compile(
    r"</?(?:"
    + "|".join(sorted(INLINE | ALLOWED | DROPPED | {"tbody", "thead", "img"}))
    + r")\b[^<>]*>"
    r"|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
WITH_CONTENT = re.compile(
    r"<(script|style|iframe|object|template|noscript)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL
)
LOOKS_LIKE_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9]*[\s/>]|/[a-zA-Z]|!--)")
ESCAPED_HTML = re.compile(
    r"&lt;/?(?:p|br|div|span|ul|ol|li|table|b|strong|script)\b", re.IGNORECASE
)
SPACE = re.compile(r"[\s\u00a0\u200b\ufeff]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
BULLET = re.compile(r"^[-•·ㆍ∙●○◦▪▫■□◆◇▶▷※*]\s*(?=\S)")
KEPT_BULLET = re.compile(r"^[※*]")
MOST_TEXT = 50_000


def line(value: Any) -> str:
    """One line of plain text: entities decoded once, real tags taken out, `<그 밖의 것>` kept."""
    if value is None:
        return ""
    text = html.unescape(CONTROL.sub("", str(value)))
    if "<" in text:
        text = TAG.sub("", WITH_CONTENT.sub("", text))
    return SPACE.sub(" ", text).strip()


def blocks(value: Any) -> list[Block]:
    """The text as blocks, whether it came as HTML or as plain lines. Nothing but markup is lost."""
    if value is None:
        return []
    text = CONTROL.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")
    if not LOOKS_LIKE_HTML.search(text):
        if not ESCAPED_HTML.search(text):
            return _from_lines(html.unescape(text))
        text = html.unescape(text)
    reader = _Reader()
    reader.feed(
        nh3.clean(text, tags=ALLOWED, attributes={}, clean_content_tags=DROPPED, link_rel=None)
    )
    reader.close()
    return reader.finish()


def plain(parts: list[Block]) -> str:
    """All words of the blocks, a line each."""
    lines: list[str] = []
    for block in parts:
        if block["kind"] == "list":
            lines += block["items"]
        elif block["kind"] == "table":
            lines += [" ".join(cell for cell in row if cell) for row in block["rows"]]
        else:
            lines.append(block["text"])
    return "\n".join(lines)


def summary(parts: list[Block], limit: int = 200) -> str:
    """The first words of the description, cut at a word, for lists of courses."""
    text = " ".join(b["text"] for b in parts if b["kind"] == "paragraph")[: limit * 2]
    if len(text) <= limit:
        return text
    cut = text[:limit]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _from_lines(text: str) -> list[Block]:
    """Plain text: a line is a paragraph, lines with bullets in a row are a list."""
    made: list[Block] = []
    for raw in text.split("\n"):
        words = SPACE.sub(" ", raw).strip()
        if words:
            _add(made, words)
    return made


def _add(made: list[Block], words: str) -> None:
    """Append a paragraph, or an item to the list it continues."""
    match = BULLET.match(words)
    if not match or KEPT_BULLET.match(words):
        made.append({"kind": "paragraph", "text": words})
        return
    item = words[match.end() :]
    if made and made[-1]["kind"] == "list" and not made[-1]["ordered"]:
        made[-1]["items"].append(item)
    else:
        made.append({"kind": "list", "ordered": False, "items": [item]})


class _Reader(HTMLParser):
    """Turns cleaned HTML into blocks. Tables within tables and lists within cells become lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[Block] = []
        self.words: list[str] = []
        self.lists: list[Block] = []
        self.rows: list[list[str]] | None = None
        self.depth = 0
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("td", "th"):
            self._cell(tag)
        elif tag == "table":
            self._table()
        elif tag == "tr" and self.depth == 1 and self.rows is not None:
            self._flush()
            self.rows.append([])
        elif tag in ALLOWED:
            self._flush()
            self.heading = tag in HEADINGS
            if tag in LISTS and not self.depth:
                self.lists.append({"kind": "list", "ordered": tag == "ol", "items": []})
                self.made.append(self.lists[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALLOWED:
            return
        self._flush()
        if tag in HEADINGS:
            self.heading = False
        elif tag in LISTS and self.lists and not self.depth:
            self.lists.pop()
        elif tag == "table" and self.depth:
            self.depth -= 1
            if not self.depth:
                self._end_table()

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def finish(self) -> list[Block]:
        """What was read, empty shells left out."""
        self._flush()
        if self.rows is not None:
            self._end_table()
        return [b for b in self.made if b.get("text") or b.get("items") or b.get("rows")]

    def _table(self) -> None:
        self._flush()
        self.depth += 1
        if self.depth == 1:
            self.rows = []

    def _cell(self, tag: str) -> None:
        self._flush()
        if self.depth == 1 and self.rows is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")

    def _end_table(self) -> None:
        rows = [row for row in self.rows or [] if any(row)]
        self.rows, self.depth = None, 0
        if all(len(row) == 1 for row in rows):
            for (cell,) in rows:
                _add(self.made, cell)
        else:
            self.made.append({"kind": "table", "rows": rows})

    def _flush(self) -> None:
        words = SPACE.sub(" ", "".join(self.words)).strip()
        self.words.clear()
        if not words:
            return
        if self.rows is not None:
            self._to_cell(words)
        elif self.lists:
            self.lists[-1]["items"].append(words)
        elif self.heading:
            self.made.append({"kind": "heading", "text": words})
        else:
            _add(self.made, words)

    def _to_cell(self, words: str) -> None:
        """Into the open cell; words that stand outside any cell get one of their own."""
        rows = self.rows
        if rows is None:
            return
        if not rows:
            rows.append([])
        if not rows[-1]:
            rows[-1].append("")
        rows[-1][-1] = f"{rows[-1][-1]} {words}".strip()
