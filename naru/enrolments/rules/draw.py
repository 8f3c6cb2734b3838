"""The draw of a course: one order from a sealed secret, a frozen list and a public value.

Whole numbers and hashes only, so that every machine finds the same order. `tools/verify_draw.py`
and the public page of a draw compute it again with nothing of ours (decision 0028).
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from naru.core import lots

FORMAT = "naru-course-draw/1"
OPEN = ""
"""The share of a seat that is kept for nobody in particular."""


class Lot(NamedTuple):
    """One lot of the list: a person, or people who want the course together or not at all.

    `shares` names the reserved shares it belongs to, in the order of the rule, blanks between.
    """

    token: str
    tickets: int
    people: int = 1
    shares: str = ""

    @property
    def leaf(self) -> str:
        return lots.digest("leaf", self.token, str(self.tickets), str(self.people), self.shares)


@dataclass(frozen=True, slots=True)
class Memory:
    """How losing is remembered. `base` tickets are weight 1.

    Each lost draw of the last `months` since the last win adds `per_loss` tickets, up to `most`.
    """

    base: int
    per_loss: int
    months: int
    most: int

    def tickets(self, losses: int) -> int:
        """With so many losses since the last win."""
        return min(self.base + self.per_loss * losses, self.most)


@dataclass(frozen=True, slots=True)
class Terms:
    """All that is fixed before anybody applies.

    `shares` are worked off in this order, each with its number of seats. Who does not draw in
    the `reveal_hours` after the public value came out draws without the secret.
    """

    seats: int
    shares: tuple[tuple[str, int], ...] = ()
    memory: Memory | None = None
    reveal_hours: int = 72

    def lines(self) -> list[str]:
        """As published; their hash is a part of the seed."""
        memory = self.memory
        remembered = (
            f" base {memory.base} loss {memory.per_loss} months {memory.months} most {memory.most}"
            if memory
            else " base 1"
        )
        return [
            f"seats {self.seats}",
            *(f"share {code} {seats}" for code, seats in self.shares),
            f"tickets{remembered}",
            f"reveal {self.reveal_hours}",
        ]

    @property
    def hash(self) -> str:
        return rule_hash(self.lines())


def rule_hash(lines: Sequence[str]) -> str:
    """One hash over the published terms."""
    return lots.digest(FORMAT, *lines)


def seats_of(percent: int, seats: int) -> int:
    """A share in seats, rounded down: no share takes more than was said."""
    return seats * percent // 100


def root(entries: Iterable[Lot]) -> str:
    """One hash over the whole frozen list, in order of token."""
    return lots.root(leaves(sorted(entries)))


def leaves(entries: Iterable[Lot]) -> list[str]:
    """The leaf of each lot; the same as `Lot.leaf`, written for a million."""
    begun, made = hashlib.sha256(b"leaf\n"), []
    for token, tickets, people, shares in entries:
        leaf = begun.copy()
        leaf.update(f"{token}\n{tickets}\n{people}\n{shares}".encode())
        made.append(leaf.hexdigest())
    return made


def seed(*, run: str, rule: str, root: str, secret: str, public_value: str) -> str:
    """Nobody knows it before both secret and public value are known. `rule` is the terms' hash.

    `secret` is "" where it was not revealed in time.
    """
    return lots.digest(FORMAT, run, rule, root, secret, public_value)


def key(seed: str, token: str, tickets: int) -> str:
    """A lot's key: the smallest hash of its tickets. More tickets, more chances of a small one."""
    return min(lots.digest(seed, token, str(ticket)) for ticket in range(tickets))


def order(entries: Iterable[Lot], *, seed: str) -> list[Lot]:
    """All lots by key, the smallest first; the same as sorting by `key`, written for a million."""
    begun = hashlib.sha256(f"{seed}\n".encode())
    keyed = []
    for lot in entries:
        mine, best = begun.copy(), None
        mine.update(f"{lot[0]}\n".encode())
        for ticket in range(lot[1]):
            tried = mine.copy()
            tried.update(b"%d" % ticket)
            made = tried.digest()
            if best is None or made < best:
                best = made
        keyed.append((best, lot))
    keyed.sort()
    return [lot for _best, lot in keyed]


def seated(ordered: Sequence[Lot], terms: Terms) -> list[tuple[str, str]]:
    """Who gets a seat, in the order the seats are given: (token, share).

    Each share in its order takes the first of its own in the order of lots; what it does not
    fill is open. Then the open seats go to the first of all who are left. Those who want to stay
    together are passed over where fewer seats are left than they are.
    """
    given: dict[str, str] = {}
    free = terms.seats
    for code, seats in (*terms.shares, (OPEN, terms.seats)):
        left = min(seats, free)
        for lot in ordered:
            if not left:
                break
            fits = lot.people <= left and lot.token not in given
            if fits and (code == OPEN or code in lot.shares.split()):
                given[lot.token] = code
                left, free = left - lot.people, free - lot.people
    return list(given.items())


def document(
    said: Mapping[str, str], terms: Terms, entries: Sequence[Lot], *, seed: str
) -> dict[str, object]:
    """The whole draw as it is published. `said` are its texts and times by name; a seal ends it."""
    ordered = order(entries, seed=seed)
    tokens, given = [lot.token for lot in ordered], seated(ordered, terms)
    texts = {**said, "format": FORMAT, "rule_hash": terms.hash, "seed": seed}
    parts = [f"{name} {texts[name]}" for name in sorted(texts)]
    seal = lots.digest("seal", *parts, *tokens, *(part for seat in given for part in seat))
    return {
        **texts,
        "rule": terms.lines(),
        "entries": [list(lot) for lot in sorted(entries)],
        "order": tokens,
        "seated": [list(seat) for seat in given],
        "seal": seal,
    }
