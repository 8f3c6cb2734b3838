"""How much of a fee comes back: bands over the share of sessions already held.

The same for won and for scholarship points, so that one place gives the same back either way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class Band:
    """While less than `held_below` of the sessions were held, `gives_back` of the fee returns."""

    held_below: Fraction
    gives_back: Fraction

    @classmethod
    def read(cls, record: Mapping[str, str]) -> "Band":
        """From a record such as {"held_below": "1/3", "gives_back": "2/3"}."""
        return cls(Fraction(record["held_below"]), Fraction(record["gives_back"]))


def read_bands(records: Iterable[Mapping[str, str]]) -> list[Band]:
    """All bands of a rule."""
    return [Band.read(record) for record in records]


def share_back(
    *,
    bands: Sequence[Band],
    sessions: Sequence[date],
    claimed_on: date,
    planned: Sequence[date] = (),
) -> Fraction:
    """The share of the fee that returns on a claim of the day; that day's session counts as held.

    Everything before the first session; then the first band the held share lies below; nothing
    behind the last. Of more sessions that were `planned` when the fee was asked, those missing now
    are cancelled: they were not held. Raises ValueError without sessions.
    """
    if not sessions:
        raise ValueError("a course without sessions has no refund bands")
    held = sum(day <= claimed_on for day in sessions)
    if held == 0:
        return Fraction(1)
    return share_after(bands=bands, held=held, of=max(len(sessions), len(planned)))


def share_after(*, bands: Sequence[Band], held: int, of: int) -> Fraction:
    """The share that returns once `held` of `of` sessions were held; some must have been."""
    share = Fraction(held, of)
    fitting = [band for band in bands if share < band.held_below]
    return min(fitting, key=lambda band: band.held_below).gives_back if fitting else Fraction(0)


def part(amount: int, share: Fraction) -> int:
    """The whole won or points that a share of the amount makes; a broken one is the learner's."""
    return -((-amount * share.numerator) // share.denominator)
