"""Marking of answers: right or not, never by what a browser says. Plain values only.

An answer is a plain value as forms and queues carry it: the number of an option (single), their
numbers (multiple, in any order; order, in the person's order) or what was typed (number, text).
Options have the numbers in which their author wrote them, however they are shown.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

Answer = int | str | Sequence[int]
MOST_LETTERS = 200
"""The longest typed answer that is kept."""
MOST_DIGITS = 30
NOTHING = ""
"""What is kept of an answer that was taken back: every box unticked, the field emptied."""


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDER = "order"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Key:
    """What is right. `right` are numbers of options: the right ones, or all of them in order."""

    kind: Kind
    options: int = 0
    right: tuple[int, ...] = ()
    number: Decimal = Decimal(0)
    tolerance: Decimal = Decimal(0)
    units: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


class NotAnAnswer(ValueError):
    """What came is no answer to this question, such as an option that there is not."""


def read(key: Key, told: object) -> Answer:
    """The answer that a form or a queue brought; raises NotAnAnswer."""
    if key.kind in (Kind.NUMBER, Kind.TEXT):
        return _typed(told)
    if key.kind == Kind.SINGLE:
        return _option(key, told)
    if not isinstance(told, list | tuple):
        raise NotAnAnswer
    numbers = tuple(_option(key, one) for one in told)
    if len(set(numbers)) != len(numbers) or not numbers:
        raise NotAnAnswer
    if key.kind == Kind.MULTIPLE:
        return tuple(sorted(numbers))
    if len(numbers) != key.options:
        raise NotAnAnswer
    return numbers


def is_right(key: Key, answer: Answer) -> bool:
    """Whether an answer that `read` gave, or that was kept since, is right; NOTHING is not."""
    if answer == NOTHING:
        return False
    if key.kind == Kind.NUMBER:
        value = to_number(str(answer), units=key.units)
        return value is not None and abs(value - key.number) <= key.tolerance
    if key.kind == Kind.TEXT:
        return plain(str(answer)) in {plain(one) for one in key.accepted}
    chosen = (answer,) if isinstance(answer, int) else tuple(answer)
    if key.kind == Kind.ORDER:
        return chosen == key.right
    return set(chosen) == set(key.right)


def mark(right: int, asked: int) -> int:
    """Of a hundred, never rounded up; nothing was asked: 0."""
    return 100 * right // asked if asked else 0


def plain(text: str) -> str:
    """What is left of a typed text when case, blanks and width do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def to_number(text: str, *, units: Sequence[str] = ()) -> Decimal | None:
    """A typed number, such as "1,200", "３.５" or "12.5 kg" where kg is its unit; else None."""
    told = plain(text).replace("−", "-")
    for unit in sorted((plain(one) for one in units), key=len, reverse=True):
        if unit and told.endswith(unit):
            told = told.removesuffix(unit)
            break
    whole, dot, rest = told.partition(".")
    if "," in whole:
        first, *groups = whole.split(",")
        if not first.lstrip("+-") or any(len(one) != len("000") for one in groups):
            return None
        whole = first + "".join(groups)
    digits = (whole + rest).lstrip("+-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > MOST_DIGITS:
        return None
    try:
        return Decimal(f"{whole}{dot}{rest}")
    except InvalidOperation:
        return None


def _typed(told: object) -> str:
    if not isinstance(told, str) or not told.strip() or len(told) > MOST_LETTERS:
        raise NotAnAnswer
    return told.strip()


def _option(key: Key, told: object) -> int:
    text = str(told) if isinstance(told, int | str) and not isinstance(told, bool) else ""
    if not (text.isascii() and text.isdecimal()) or len(text) > len("999"):
        raise NotAnAnswer
    if int(text) >= key.options:
        raise NotAnAnswer
    return int(text)
