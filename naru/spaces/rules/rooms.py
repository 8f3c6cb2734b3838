"""When a room may be asked for, for which days, how often, and what cancelling means."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from naru.spaces.rules.terms import Opening, RoomTerms, Span

DAY = timedelta(days=1)


def days_to_book(terms: RoomTerms, *, today: date) -> tuple[date, date] | None:
    """First and last day that may be booked today; None on days on which nobody may ask."""
    if terms.apply_days is None:
        last = months_after(today, terms.ahead_months)
        first = today + terms.ahead_days * DAY
        return (first, last) if first <= last else None
    if not terms.apply_days[0] <= today.day <= terms.apply_days[1]:
        return None
    first = months_after(today.replace(day=1), 1)
    return first, months_after(first, 1) - DAY


def next_asking(terms: RoomTerms, *, today: date) -> date | None:
    """The next day on which one may ask, where not every day is one; None if today is one."""
    if terms.apply_days is None or days_to_book(terms, today=today) is not None:
        return None
    begins = today.replace(day=terms.apply_days[0])
    return begins if today < begins else months_after(begins, 1)


def answer_by(terms: RoomTerms, *, today: date) -> date:
    """The day by which somebody who asks today is answered."""
    if terms.answer_on is None:
        return today + terms.answer_days * DAY
    last = monthrange(today.year, today.month)[1]
    return today.replace(day=min(terms.answer_on[1], last))


def free_spans(
    opening: Opening, terms: RoomTerms, *, on: date, busy: Iterable[Span], units: int = 1
) -> list[Span]:
    """The day's times of so many units, one after the other from when the place opens, that
    nobody has."""
    taken, found = list(busy), []
    for begins, ends in opening.spans(on):
        start = begins
        while start + units * terms.unit <= ends:
            span = (start, start + units * terms.unit)
            if all(other_ends <= span[0] or span[1] <= other for other, other_ends in taken):
                found.append(span)
            start += terms.unit
    return found


def counted_in(per: str, on: date) -> tuple[date, date]:
    """The week (from Monday) or the month of the day, `[from, to)`, in which bookings count."""
    if per == "week":
        first = on - (on.isoweekday() - 1) * DAY
        return first, first + 7 * DAY
    first = on.replace(day=1)
    return first, months_after(first, 1)


@dataclass(frozen=True)
class Leaving:
    """What happens if one takes a booking back: whether it still counts, percent of the fee."""

    counts: bool
    percent: int


def leaving(terms: RoomTerms, *, on: date, today: date) -> Leaving:
    """Taking back today a booking for the day `on`."""
    before = (on - today).days
    percent = next((part for days, part in terms.refund if before >= days), 0)
    return Leaving(counts=before < terms.cancel_days, percent=percent)


def back_won(fee_won: int, percent: int) -> int:
    """What is owed back, in whole won, rounded down."""
    return fee_won * percent // 100


def months_after(on: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
