"""Judging a row of the bank's file: whose money it is and what is odd about it. No names in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from naru.payments.rules.numbers import is_whole


@dataclass(frozen=True)
class Asked:
    """What is known of the charge behind an account number; `name` is the person's, if known."""

    won: int
    state: str
    due_at: datetime
    name: str


@dataclass(frozen=True)
class Judged:
    """What is odd, and whether the row pays the charge all the same."""

    odd: Sequence[str]
    pays: bool


def judge(*, number: str, won: int, paid_at: datetime, payer: str, asked: Asked | None) -> Judged:
    """Every oddity of the row. It pays if number and amount fit an open charge, paid in time.

    Another payer's name is told and does not stop it: families pay for each other, and the
    number belongs to one application.
    """
    if asked is None:
        return Judged(["UNKNOWN_NUMBER" if is_whole(number) else "MISTYPED_NUMBER"], False)
    odd = []
    if won != asked.won:
        odd.append("TOO_LITTLE" if won < asked.won else "TOO_MUCH")
    if asked.state in {"PAID", "ENDED"}:
        odd.append("TWICE")
    elif asked.state in {"WAIVED", "CANCELLED"}:
        odd.append("NOT_DUE")
    elif paid_at >= asked.due_at:
        odd.append("LATE")
    elif asked.state == "EXPIRED":
        odd.append("IN_TIME")
    pays = not odd
    if payer and asked.name and _plain(payer) != _plain(asked.name):
        odd.append("OTHER_NAME")
    return Judged(odd, pays)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


@dataclass(frozen=True)
class Line:
    """A row as the bank wrote it: where in the file, when, how much, to which number, by whom.

    `ref` is the bank's own number of the event, or "" if the file has none.
    """

    line: int
    paid_at: datetime
    won: int
    number: str
    payer: str
    ref: str


def refs(lines: Sequence[Line]) -> list[str]:
    """A name for each row that is the same whenever the row is sent again.

    Without a number of the bank it is made of the row; of equal rows the first is 1, the next 2.
    """
    seen: dict[str, int] = {}
    named = []
    for one in lines:
        if one.ref:
            named.append(f"ref:{one.ref}")
            continue
        row = f"{one.paid_at.isoformat()}|{one.won}|{one.number}|{one.payer}"
        seen[row] = seen.get(row, 0) + 1
        named.append(f"row:{hashlib.sha256(f'{row}|{seen[row]}'.encode()).hexdigest()}")
    return named
