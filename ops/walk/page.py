"""A page as somebody reads it: its heading, its words, links and forms, by their words."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

SILENT = {"script", "style", "svg", "template", "datalist"}
BLOCK = {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "div", "section", "tr", "legend", "label"}
TELLING = {"a", "button", "h1", "option", "textarea"}
"""What is remembered with its words."""
Attributes = dict[str, str | None]


@dataclass
class Button:
    """What sends a form, and what it adds to it."""

    words: str
    name: str
    value: str


@dataclass
class Form:
    """A form with what would be sent if nobody touched it; `choices` are the values by name."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {name for name, _value in self.fields} | set(self.choices)


@dataclass
class Page:
    """What stands at an address."""

    url: str
    status: int
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def link(self, words: str) -> str | None:
        """Address of the first link that begins with these words."""
        return next((href for told, href in self.links if told.startswith(words)), None)

    def form(self, button: str) -> tuple[Form, Button] | None:
        """The form with this button."""
        for form in self.forms:
            for one in form.buttons:
                if one.words.startswith(button):
                    return form, one
        return None

    def line(self, words: str) -> str:
        """The first line in which these words stand; the words themselves if none."""
        return next((line for line in self.lines if words in line), words)


def read(html: str, *, url: str, status: int) -> Page:
    """The part of a page between its frame: all below `main`."""
    reader = _Reader(Page(url, status))
    reader.feed(html)
    reader.close()
    page = reader.page
    page.lines = [line for line in (squeezed(text) for text in reader.rows) if line]
    return page


def squeezed(text: str) -> str:
    """One space for every stretch of them."""
    return re.sub(r"\s+", " ", text).strip()


class _Reader(HTMLParser):
    """Collects while it reads."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.rows = page, [""]
        self.silent = self.main = 0
        self.form: Form | None = None
        self.told: list[tuple[str, Attributes, list[str]]] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in SILENT:
            self.silent += 1
        if tag == "main":
            self.main += 1
        if not self.main or self.silent:
            return
        if tag in BLOCK:
            self.rows.append("")
        if tag in TELLING:
            self.told.append((tag, given, []))
        elif tag in ("form", "input", "select"):
            {"form": self._form, "input": self._input, "select": self._select}[tag](given)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent -= 1
        if tag == "main":
            self.main -= 1
        if tag in BLOCK:
            self.rows.append("")
        if tag == "form":
            self.form = None
        if self.told and self.told[-1][0] == tag:
            _tag, given, words = self.told.pop()
            self._finished(tag, given, squeezed("".join(words)))

    def handle_data(self, data: str) -> None:
        if not self.main or self.silent:
            return
        for _tag, _given, words in self.told:
            words.append(data)
        if not self.told or self.told[-1][0] != "option":
            self.rows[-1] += data

    def _form(self, given: Attributes) -> None:
        self.form = Form(given.get("action") or "", (given.get("method") or "get").lower())
        self.page.forms.append(self.form)

    def _select(self, given: Attributes) -> None:
        self.select = given.get("name") or ""
        if self.form is not None:
            self.form.choices.setdefault(self.select, [])

    def _input(self, given: Attributes) -> None:
        name, kind = given.get("name") or "", given.get("type") or "text"
        if self.form is None or not name or kind in ("submit", "file"):
            return
        value = given.get("value") or ("on" if kind == "checkbox" else "")
        if kind in ("radio", "checkbox"):
            self.form.choices.setdefault(name, []).append((value, ""))
            if "checked" in given:
                self.form.fields.append((name, value))
        else:
            self.form.fields.append((name, value))

    def _finished(self, tag: str, given: Attributes, words: str) -> None:
        if tag == "h1":
            self.page.heading = self.page.heading or words
        elif tag == "a":
            self.page.links.append((words, given.get("href") or ""))
        elif self.form is None:
            return
        elif tag == "button" and given.get("type") != "button":
            told = Button(words, given.get("name") or "", given.get("value") or "")
            self.form.buttons.append(told)
        elif tag == "textarea":
            self.form.fields.append((given.get("name") or "", words))
        elif tag == "option":
            value = given.get("value")
            chosen = words if value is None else value
            self.form.choices[self.select].append((chosen, words))
            if "selected" in given:
                self.form.fields.append((self.select, chosen))
