"""Mistakes in a city pack: where each is and what would be right there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One mistake. `line` counts from 1, 0 where there is none; `right` says what to write."""

    file: str
    line: int
    what: str
    right: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what} {self.right}".rstrip()


class Wrong(ValueError):
    """Raised by a schema's own check: what is wrong, what would be right, and at which field."""

    def __init__(self, what: str, right: str, *, at: str = "") -> None:
        super().__init__(what)
        self.right = right
        self.at = at


class BadPack(Exception):
    """The pack cannot be used; every mistake found is listed, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda one: (one.file, one.line, one.what))
        super().__init__("\n".join(str(problem) for problem in self.problems))
