"""Mistakes in a city pack: where each is and what would be right there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One mistake. `line` counts from 1; `right` says what to write instead."""

    file: str
    line: int
    what: str
    right: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} {self.right}".rstrip()


class BadPack(Exception):
    """The pack cannot be used; every mistake found is listed, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda one: (one.file, one.line, one.what))
        super().__init__("\n".join(str(problem) for problem in self.problems))
