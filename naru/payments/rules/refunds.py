"""What comes back of a fee in whole won, and why: before the start all, then bands, by months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from naru.payments.rules.bands import Band, part, share_after, share_back
from naru.payments.rules.due import months_on

Whose = Literal["learner", "provider"]
"""Who ends the place: bands hold for a learner; a provider gives all of the fee back."""
Why = Literal["before-start", "provider", "bands", "months", "nothing-left"]


@dataclass(frozen=True)
class Back:
    """What returns of a fee: `won`, the part kept, the reason, sessions held and all sessions."""

    won: int
    kept_won: int
    why: Why
    held: int
    of: int


def back(
    *,
    paid_won: int,
    materials_won: int = 0,
    bands: Sequence[Band],
    by_month: bool,
    sessions: Sequence[date],
    planned: Sequence[date] = (),
    on: date,
    whose: Whose = "learner",
) -> Back:
    """What a claim of the day gives back. Materials that were handed out never come back, unless
    nothing has begun or the provider ends the course: then they were not needed.

    `sessions` are the days as they stand, `planned` as they stood when the fee was asked: what was
    cancelled since was not held. Without known sessions nothing can have been held, so everything
    returns. `by_month` holds for terms longer than a month (decree to the Lifelong Education Act,
    article 23).
    """
    days = sorted(sessions)
    held, of = sum(day <= on for day in days), max(len(days), len(planned))
    if whose == "provider":
        return Back(paid_won, 0, "provider", held, of)
    if held == 0:
        return Back(paid_won, 0, "before-start", 0, of)
    fee = paid_won - materials_won
    if by_month and is_long(days):
        won, why = part(fee, _by_month(bands, days, planned, on)), "months"
    else:
        share = share_back(bands=bands, sessions=days, claimed_on=on, planned=planned)
        won, why = part(fee, share), "bands"
    reason: Why = "nothing-left" if won == 0 else "months" if why == "months" else "bands"
    return Back(won, paid_won - won, reason, held, of)


def is_long(days: Sequence[date]) -> bool:
    """Whether the term is longer than a month, from its first to its last session."""
    return days[-1] >= months_on(days[0], 1)


def _by_month(
    bands: Sequence[Band], days: Sequence[date], planned: Sequence[date], on: date
) -> Fraction:
    """The running month by its own bands, and all of the months that have not begun."""
    first = days[0]
    months = 1
    while days[-1] >= months_on(first, months):
        months += 1
    running = next(
        (n for n in range(months) if on < months_on(first, n + 1)),
        None,
    )
    if running is None:
        return Fraction(0)
    begins, ends = months_on(first, running), months_on(first, running + 1) - timedelta(days=1)
    meets = [day for day in days if begins <= day <= ends]
    held = sum(day <= on for day in meets)
    of = max(len(meets), sum(begins <= day <= ends for day in planned))
    own = Fraction(1) if held == 0 else share_after(bands=bands, held=held, of=of)
    return (own + months - running - 1) / months
