"""Text of sources: titles to one clean line, descriptions to safe blocks. No HTML is kept.

A block is `{"kind": "heading" | "paragraph", "text"}`, `{"kind": "list", "ordered", "items"}` or
`{"kind": "table", "rows"}`; every text in it is plain and escaped where it is shown, so nothing
that looks like markup can act as markup. Reading is our own, at a tenth of the time a cleaner and
a parser took; tests hold it against the cleaner word by word.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from naru.catalogue.sources.offering import Block


def _tags(*rows: str) -> frozenset[str]:
    return frozenset(tag for row in rows for tag in row.split())


HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
LISTS = _tags("ul ol")
CELLS = _tags("td th")
BREAKING = (
    HEADINGS
    | LISTS
    | CELLS
    | _tags(
        "p div br hr li table tbody thead tfoot tr caption dl dt dd section article aside",
        "header footer main nav figure figcaption blockquote pre address form fieldset",
        "center body html",
    )
)
DROPPED = _tags("script style template noscript iframe object svg math title head")
INLINE = _tags(
    "a abbr b big em font i ins mark s small span strike strong sub sup tt u",
    "img col colgroup input o:p meta link",
)
TAGS = INLINE | BREAKING | DROPPED
TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|</?[a-zA-Z][a-zA-Z0-9:]*(?:[^>\"']++|\"[^\"]*\"|'[^']*')*>"
    r"|</?[a-zA-Z][a-zA-Z0-9:]*(?:\s[^<>]*)?>|<!doctype[^>]*>|<\?[^>]*>"
    r"|</?[a-zA-Z][a-zA-Z0-9:]*\s+[a-zA-Z-]+\s*=[^<>]*\Z",
    re.DOTALL | re.IGNORECASE,
)
SIMPLE = BREAKING - HEADINGS - LISTS - CELLS - _tags("table tr")
"""Tags that end a paragraph and mean nothing else."""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)", re.IGNORECASE)
BEGINS_TAG = re.compile(r"/?[a-zA-Z]|!--|!doctype|\?", re.IGNORECASE)
# Groups that give nothing back, `(…)*+`, match what they should not in Python before 3.11.5.
WHOLE_TAG = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:]*(?:[^\"']++|\"[^\"]*\"|'[^']*')*")
"""Where a `TOKEN` may begin, and the inside of one that is a tag and ends at the next `>`."""

WORDS, INSIDE, ENDS, OTHER = range(4)
"""A tag that HTML does not have, one inside a paragraph, one that ends it, and all others."""

SHORT_TAG = 60
"""Tags up to this length come again and again."""

LOOKS_LIKE_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9]*[\s/>]|/[a-zA-Z]|!--)")
ESCAPED_HTML = re.compile(
    r"&lt;/?(?:p|br|div|span|ul|ol|li|table|b|strong|script)\b", re.IGNORECASE
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
UNSEEN = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
BULLETS = "-•·ㆍ∙●○◦▪▫■□◆◇▶▷"
BULLET = re.compile(rf"^[{BULLETS}]\s*(?=\S)")
REPEATED = 60
"""Texts up to this length come again and again: places, classes, dates."""


def line(value: Any) -> str:
    """One line of plain text: entities decoded once, real tags taken out, `<그 밖의 것>` kept."""
    if value is None:
        return ""
    text = str(value)
    return _short_line(text) if len(text) <= REPEATED else _line(text)


def _line(text: str) -> str:
    if not text.isprintable():
        text = CONTROL.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = "".join(_texts(text))
    return _squeezed(text)


_short_line = lru_cache(maxsize=2048)(_line)


def blocks(value: Any) -> list[Block]:
    """The text as blocks, whether it came as HTML or as plain lines. Nothing but markup is lost."""
    if value is None:
        return []
    text = CONTROL.sub("", str(value))
    if not LOOKS_LIKE_HTML.search(text):
        if not ESCAPED_HTML.search(text):
            return _from_lines(html.unescape(text))
        text = html.unescape(text)
    simple = _paragraphs(text)
    return _structured(text) if simple is None else simple


def _structured(text: str) -> list[Block]:
    reader = _Reader()
    for closing, tag, words in _tokens(text):
        if words and not words.isspace():
            reader.words.append(html.unescape(words) if "&" in words else words)
        if tag:
            reader.close(tag) if closing else reader.open(tag)
    return reader.finish()


def escaped(text: str) -> str:
    """The text as it stands in HTML."""
    return html.escape(text, quote=False)


def tagged(block: Block) -> str:
    """The plainest HTML that `blocks` reads as this block."""
    if block["kind"] == "list":
        items = "".join(f"<li>{escaped(item)}</li>" for item in block["items"])
        return f"<ol>{items}</ol>" if block["ordered"] else f"<ul>{items}</ul>"
    if block["kind"] == "table":
        rows = ("".join(f"<td>{escaped(cell)}</td>" for cell in row) for row in block["rows"])
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = "h3" if block["kind"] == "heading" else "p"
    return f"<{tag}>{escaped(block['text'])}</{tag}>"


def _paragraphs(text: str) -> list[Block] | None:
    """What `_structured` makes of a text of plain paragraphs, as most are; None of any other.

    Each stretch from one `<` to the next is looked at by itself, which is exact as long as every
    tag ends before the next begins.
    """
    made: list[Block] = []
    words, *pieces = text.split("<")
    for piece in pieces:
        inner, closed, rest = piece.partition(">")
        meaning = _short_meaning(inner) if len(inner) <= SHORT_TAG else _meaning(inner)
        if meaning == OTHER or (not closed and BEGINS_TAG.match(inner)):
            return None
        if meaning == WORDS:
            words += "<" + piece
        elif meaning == INSIDE:
            words += rest
        else:
            if words:
                _paragraph(made, words)
            words = rest
    _paragraph(made, words)
    return made


def _meaning(inner: str) -> int:
    """What a tag without its angles means for plain paragraphs."""
    if not BEGINS_TAG.match(inner):
        return WORDS
    if not WHOLE_TAG.fullmatch(inner):
        return OTHER
    _, tag, known = _tag("<" + inner)
    if not known:
        return WORDS
    return ENDS if tag in SIMPLE else INSIDE if tag in INLINE else OTHER


_short_meaning = lru_cache(maxsize=4096)(_meaning)


def _paragraph(made: list[Block], words: str) -> None:
    if words and not words.isspace():
        plain = _squeezed(html.unescape(words) if "&" in words else words)
        if plain:
            _add(made, plain)


def _tokens(text: str) -> Iterator[tuple[bool, str, str]]:
    """Words, each with the breaking tag that follows; contents of scripts and such are left out.

    What is no tag of HTML is words: `<느낌 있는 박물관>`, `<3`, `a<b>c` where b is no element. A
    text that was cut off within a tag's attributes ends before it.
    """
    at, skipping, words = 0, "", ""
    for match in TOKEN.finditer(text):
        token = match[0]
        slash, tag, known = _tag(token) if len(token) > SHORT_TAG else _short_tag(token)
        if not known:
            continue
        if not skipping:
            words += text[at : match.start()]
        at = match.end()
        if skipping:
            skipping = "" if slash and tag == skipping else skipping
        elif tag in BREAKING:
            yield slash, tag, words
            words = ""
        elif tag in DROPPED and not slash and not token.endswith("/>"):
            skipping = tag
    yield False, "", words if skipping else words + text[at:]


def _tag(token: str) -> tuple[bool, str, bool]:
    """Whether a token closes, its tag ("" for comments and such), and whether HTML has that."""
    match = TAG.match(token)
    if not match:
        return False, "", True
    tag = match[2].lower()
    return bool(match[1]), tag, tag in TAGS


_short_tag = lru_cache(maxsize=4096)(_tag)


def _texts(text: str) -> Iterator[str]:
    return (words for _, _, words in _tokens(text))


def _squeezed(text: str) -> str:
    """Blanks of every kind as single spaces; signs without width left out."""
    if not text.isprintable():
        text = UNSEEN.sub("", text)
        return " ".join(text.split())
    return " ".join(text.split()) if "  " in text else text.strip()


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
    for raw in text.splitlines():
        words = _squeezed(raw)
        if words:
            _add(made, words)
    return made


def _add(made: list[Block], words: str) -> None:
    """Append a paragraph, or an item to the list it continues."""
    match = BULLET.match(words) if words[0] in BULLETS else None
    if not match:
        made.append({"kind": "paragraph", "text": words})
        return
    item = words[match.end() :]
    if made and made[-1]["kind"] == "list" and not made[-1]["ordered"]:
        made[-1]["items"].append(item)
    else:
        made.append({"kind": "list", "ordered": False, "items": [item]})


class _Reader:
    """Turns words and tags into blocks. Tables in tables and lists in cells become lines."""

    def __init__(self) -> None:
        self.made: list[Block] = []
        self.words: list[str] = []
        self.lists: list[Block] = []
        self.rows: list[list[str]] | None = None
        self.depth = 0
        self.heading = False

    def open(self, tag: str) -> None:
        """A tag begins."""
        if tag not in BREAKING:
            return
        self._flush()
        if tag in CELLS or tag == "tr":
            self._table_part(tag)
        elif tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.rows = []
        else:
            self.heading = tag in HEADINGS
            if tag in LISTS and not self.depth:
                self.lists.append({"kind": "list", "ordered": tag == "ol", "items": []})
                self.made.append(self.lists[-1])

    def close(self, tag: str) -> None:
        """A tag ends."""
        if tag not in BREAKING:
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

    def finish(self) -> list[Block]:
        """What was read, empty shells left out."""
        self._flush()
        if self.rows is not None:
            self._end_table()
        return [b for b in self.made if b.get("text") or b.get("items") or b.get("rows")]

    def _table_part(self, tag: str) -> None:
        if self.depth != 1 or self.rows is None:
            return
        if tag == "tr" or not self.rows:
            self.rows.append([])
        if tag in CELLS:
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
        if not self.words:
            return
        words = _squeezed("".join(self.words))
        self.words.clear()
        if not words:
            return
        if self.rows is not None:
            self._to_cell(words, self.rows)
        elif self.lists:
            self.lists[-1]["items"].append(words)
        elif self.heading:
            self.made.append({"kind": "heading", "text": words})
        else:
            _add(self.made, words)

    def _to_cell(self, words: str, rows: list[list[str]]) -> None:
        """Into the open cell; words that stand outside any cell get one of their own."""
        if not rows:
            rows.append([])
        if not rows[-1]:
            rows[-1].append("")
        rows[-1][-1] = f"{rows[-1][-1]} {words}".strip()
