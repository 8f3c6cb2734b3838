"""Lesson texts: CommonMark with tables, no HTML, every picture with words for it.

What is wrong is found before a text is kept. Rendering is safe by itself all the same: HTML is
escaped by the parser and the result is cleaned once more by an allow-list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from naru.lessons.rules.faults import Fault, Finding

LINKS = ("https://", "http://", "mailto:", "tel:", "#")
FIRST_HEADING = 2
PICTURES = "pictures/"
TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "hr"),
    *("br", "a", "img", "div", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "loading", "width", "height"},
    "ol": {"start"},
    "pre": {"tabindex"},
    "div": {"class", "tabindex", "role", "aria-label"},
}
SCHEMES = {"https", "http", "mailto", "tel"}

CHECKED = MarkdownIt("commonmark").enable("table")
CHECKED.validateLink = lambda url: True  # type: ignore[method-assign]
SHOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Judged:
    """What a text uses, and what is wrong with it."""

    findings: list[Finding]
    pictures: list[str]


def judge(text: str) -> Judged:
    """Look the text over; lines count from 1."""
    findings: list[Finding] = []
    pictures: list[str] = []
    if not text.strip():
        return Judged([Finding(Fault.NO_TEXT)], [])
    above = FIRST_HEADING - 1
    for token, line in _walk(CHECKED.parse(text)):
        if token.type in ("html_block", "html_inline"):
            findings.append(Finding(Fault.HTML, line, {"what": token.content.strip()[:40]}))
        elif token.type == "heading_open":
            level = int(token.tag[1:])
            findings += _heading(level, above, line)
            above = max(level, FIRST_HEADING)
        elif token.type == "image":
            name = str(token.attrs.get("src", ""))
            pictures.append(name)
            findings += _picture(token, name, line)
        elif token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            if not href.lower().startswith(LINKS):
                findings.append(Finding(Fault.LINK, line, {"what": href[:80]}))
    return Judged(findings, pictures)


def _heading(level: int, above: int, line: int) -> list[Finding]:
    if level < FIRST_HEADING:
        return [Finding(Fault.HEADING_ONE, line)]
    return [Finding(Fault.HEADING_SKIPS, line)] if level > above + 1 else []


def _picture(token: Token, name: str, line: int) -> list[Finding]:
    found = []
    if not token.content.strip():
        found.append(Finding(Fault.NO_ALT, line, {"name": name}))
    if not name.startswith(PICTURES):
        found.append(Finding(Fault.PICTURE_MISSING, line, {"name": name[:80]}))
    return found


def _walk(tokens: list[Token]) -> Iterator[tuple[Token, int]]:
    """Every token with its line; pieces of a paragraph count its line breaks."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 0
        yield token, line
        for child in token.children or ():
            yield child, line
            line += child.type in ("softbreak", "hardbreak")


Address = Callable[[str], str]
"""The web address of a picture by its name in the folder; "" if there is none."""


def html_of(text: str, *, address: Address, table: str) -> str:
    """The text as clean HTML; `table` names scrolling tables ("Table" becomes "Table 1")."""
    tokens = SHOWN.parse(text)
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                child.attrs["src"] = address(str(child.attrs.get("src", "")))
                child.attrs["loading"] = "lazy"
    return _cleaned(tokens, table=table)


def html_without_pictures(text: str, *, table: str, picture: str) -> str:
    """The same for slow lines: instead of each picture its words, introduced by `picture`."""
    tokens = SHOWN.parse(text)
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                child.type, child.tag, child.nesting = "text", "", 0
                child.content, child.children = f"[{picture}: {child.content}]", None
    return _cleaned(tokens, table=table)


def _cleaned(tokens: list[Token], *, table: str) -> str:
    opened = [token for token in tokens if token.type == "table_open"]
    for number, token in enumerate(opened, 1):
        token.meta = {"label": f"{table} {number}"}
    made = SHOWN.renderer.render(tokens, SHOWN.options, {})
    return nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)


def _open_code(self: object, tokens: list[Token], at: int, *_more: object) -> str:
    """Code scrolls by itself, also by keyboard."""
    return f'<pre tabindex="0"><code>{escape(tokens[at].content)}</code></pre>\n'


def _open_table(self: object, tokens: list[Token], at: int, *_more: object) -> str:
    label = escape(tokens[at].meta.get("label", ""))
    return f'<div class="ui-prose-wide" tabindex="0" role="region" aria-label="{label}"><table>'


def _close_table(*_given: object) -> str:
    return "</table></div>"


SHOWN.add_render_rule("fence", _open_code)
SHOWN.add_render_rule("code_block", _open_code)
SHOWN.add_render_rule("table_open", _open_table)
SHOWN.add_render_rule("table_close", _close_table)
