"""On which line of a TOML file each value stands.

`tomllib` forgets lines. This scanner runs over text that `tomllib` has already accepted, so it
only has to find its way, not to judge.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

Path = tuple[str | int, ...]

BLANK = re.compile(r"[ \t]*")
SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
BARE_VALUE = re.compile(r"[^,\]}\n#]*")
MANY_LINES = r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}'
ONE_LINE = r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
TEXT = re.compile(f"{MANY_LINES}|{ONE_LINE}", re.DOTALL)


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of the value, or of the nearest thing around it that is written down."""
    for end in range(len(path), -1, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 1


def lines_of(text: str) -> Mapping[Path, int]:
    """Every key, table and list item of the text by its path, such as ("area", 0, "name").

    The text is scanned when first asked: files without a mistake never are.
    """
    return _Lines(text)


class _Lines(Mapping[Path, int]):
    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def found(self) -> dict[Path, int]:
        return _Scanner(self.text).document()

    def __getitem__(self, path: Path) -> int:
        return self.found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        table: Path = ()
        self.take(SPACE)
        while self.at < len(self.text):
            table = self.header() if self.peek() == "[" else self.pair(table)
            self.take(SPACE)
        return self.found

    def header(self) -> Path:
        """`[a.b]` or `[[a.b]]`: a name used by the latter stands for its newest item."""
        double = self.text.startswith("[[", self.at)
        line = self.line()
        self.at += 2 if double else 1
        *outer, last = self.key()
        self.at += 2 if double else 1
        name = (*self.within(outer), last)
        path = self.newest(name, fresh=double)
        self.found.setdefault(name, line)
        self.found.setdefault(path, line)
        return path

    def within(self, names: list[str]) -> Path:
        path: Path = ()
        for name in names:
            path = self.newest((*path, name), fresh=False)
        return path

    def newest(self, path: Path, *, fresh: bool) -> Path:
        if fresh:
            self.counts[path] = self.counts.get(path, -1) + 1
        return (*path, self.counts[path]) if path in self.counts else path

    def pair(self, table: Path) -> Path:
        line = self.line()
        path = (*table, *self.key())
        self.found.setdefault(path, line)
        self.at += 1
        self.take(BLANK)
        self.value(path)
        return table

    def value(self, path: Path) -> None:
        if self.peek() == "[":
            self.items(path)
        elif self.peek() == "{":
            self.fields(path)
        elif not self.take(TEXT):
            self.take(BARE_VALUE)

    def items(self, path: Path) -> None:
        self.at += 1
        self.take(SPACE)
        number = 0
        while self.peek() != "]":
            item = (*path, number)
            self.found[item] = self.line()
            self.value(item)
            number += 1
            self.comma()
        self.at += 1

    def fields(self, path: Path) -> None:
        self.at += 1
        self.take(SPACE)
        while self.peek() != "}":
            self.pair(path)
            self.comma()
        self.at += 1

    def comma(self) -> None:
        self.take(SPACE)
        if self.peek() == ",":
            self.at += 1
            self.take(SPACE)

    def key(self) -> list[str]:
        """A dotted key; stops before the `=` or `]` that ends it."""
        names = []
        while True:
            self.take(BLANK)
            names.append(self.take(BARE_KEY) or self.take(TEXT)[1:-1])
            self.take(BLANK)
            if self.peek() != ".":
                return names
            self.at += 1

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match.group()

    def line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1
