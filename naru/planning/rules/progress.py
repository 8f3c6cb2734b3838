"""Where a step of a chosen route stands."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """DONE, GOING, ENROLLED and BOOKED are well; GONE, MOVED, FULL and MISSED ask for a new plan.

    TO_WAIT: practice that nobody can book yet, TO_BOOK: one can.
    """

    DONE = "DONE"
    GOING = "GOING"
    ENROLLED = "ENROLLED"
    TO_APPLY = "TO_APPLY"
    TO_BEGIN = "TO_BEGIN"
    TO_WAIT = "TO_WAIT"
    TO_BOOK = "TO_BOOK"
    BOOKED = "BOOKED"
    GONE = "GONE"
    MOVED = "MOVED"
    FULL = "FULL"
    MISSED = "MISSED"


def standing(
    *,
    done: bool,
    enrolled: bool,
    here: bool,
    gone: bool,
    moved: bool,
    full: bool,
    starts_on: date,
    own_pace: bool,
    on: date,
) -> Standing:
    """`here`: one applies with us, so that we know who did. `gone`: it is not held any more;
    `moved`: it is, on other days than planned.

    What is taken at one's own pace cannot be missed.
    """
    if done:
        return Standing.DONE
    if gone or moved:
        return Standing.GONE if gone else Standing.MOVED
    begun = starts_on <= on
    if enrolled or (begun and (own_pace or not here)):
        return Standing.GOING if begun else Standing.ENROLLED
    if begun:
        return Standing.MISSED
    if full:
        return Standing.FULL
    return Standing.TO_BEGIN if own_pace else Standing.TO_APPLY


def practising(
    *, done: bool, gone: bool, booked: bool, opens_on: date, last_on: date, on: date
) -> Standing:
    """Of practice. `gone`: the bench is no more; `booked`: as often as planned."""
    if done:
        return Standing.DONE
    if gone:
        return Standing.GONE
    if last_on < on:
        return Standing.MISSED
    if booked:
        return Standing.BOOKED
    return Standing.TO_WAIT if on < opens_on else Standing.TO_BOOK
