"""How many points of a course's fee come back: the bands of the fee itself, in whole points."""

from collections.abc import Iterable, Sequence
from datetime import date

from naru.payments.rules.bands import part, read_bands, share_back


def comes_back(
    *,
    points: int,
    materials_points: int = 0,
    terms: Iterable[dict[str, str]],
    sessions: Sequence[date],
    on: date,
    planned: Sequence[date] = (),
) -> int:
    """The whole points that return if a learner gives the place up on the day; see `share_back`.
    Materials come back before the first session alone, as they do of won.
    """
    bands = read_bands(terms)
    share = share_back(bands=bands, sessions=sessions, claimed_on=on, planned=planned)
    begun = any(day <= on for day in sessions)
    return part(points - materials_points if begun else points, share)
