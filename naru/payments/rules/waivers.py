"""Whether somebody pays nothing at all: known or shown before, so that nobody pays first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Proof = Literal["FACT", "STAFF"]
"""By a fact that staff have confirmed in the record, or by a paper that staff look at."""


@dataclass(frozen=True)
class Waiver:
    """A kind of waiver: how it is proved and how many a person gets in a calendar year."""

    kind: str
    proof: Proof
    a_year: int
    fact: str = ""


def by_fact(waivers: Iterable[Waiver], *, proved: Mapping[str, object], used: int) -> Waiver | None:
    """The first waiver that a confirmed fact gives and that is not used up this year.

    `used` counts all waivers the person had this year at this provider, of whatever kind.
    """
    for one in waivers:
        if one.proof == "FACT" and proved.get(one.fact) is True and used < one.a_year:
            return one
    return None
