"""How many points of a course's fee come back: the bands of the fee itself, in whole points."""

from collections.abc import Iterable, Sequence
from datetime import date

from naru.payments.rules.bands import part, read_bands, share_back


def comes_back(
    *,
    points: int,
    terms: Iterable[dict[str, str]],
    sessions: Sequence[date],
    on: date,
    planned: Sequence[date] = (),
) -> int:
    """The whole points that return if a learner gives the place up on the day; see `share_back`."""
    bands = read_bands(terms)
    share = share_back(bands=bands, sessions=sessions, claimed_on=on, planned=planned)
    return part(points, share)
