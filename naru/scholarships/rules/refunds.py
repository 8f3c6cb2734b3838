"""How much of a course's fee comes back: bands over the share of sessions already held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class Band:
    """While less than `held_below` of the sessions were held, `gives_back` of the fee returns."""

    held_below: Fraction
    gives_back: Fraction

    @classmethod
    def read(cls, record: dict[str, str]) -> "Band":
        """From a record such as {"held_below": "1/3", "gives_back": "2/3"}."""
        return cls(Fraction(record["held_below"]), Fraction(record["gives_back"]))


def share_back(*, bands: Sequence[Band], sessions: Sequence[date], claimed_on: date) -> Fraction:
    """The share of the fee that returns on a claim of the day; that day's session counts as held.

    Everything before the first session; then the first band the held share lies below; nothing
    behind the last. Raises ValueError without sessions.
    """
    if not sessions:
        raise ValueError("a course without sessions has no refund bands")
    held = sum(day <= claimed_on for day in sessions)
    if held == 0:
        return Fraction(1)
    share = Fraction(held, len(sessions))
    fitting = [band for band in bands if share < band.held_below]
    return min(fitting, key=lambda band: band.held_below).gives_back if fitting else Fraction(0)


def points_back(*, points: int, share: Fraction) -> int:
    """Whole points that return; a broken point is the learner's."""
    return -((-points * share.numerator) // share.denominator)


def comes_back(
    *, points: int, terms: Iterable[dict[str, str]], sessions: Sequence[date], on: date
) -> int:
    """The whole points that return if a learner gives the place up on the day."""
    bands = [Band.read(record) for record in terms]
    return points_back(
        points=points, share=share_back(bands=bands, sessions=sessions, claimed_on=on)
    )
