"""The question for the solver: what somebody has, and what they could take."""

from datetime import date

from naru.credits.models import Wish
from naru.credits.queries import mine
from naru.credits.queries.offered import dated_options
from naru.credits.rules.options import Offer, options_of
from naru.credits.rules.plain import Degree, Limits
from naru.credits.rules.ways import Question


def question_of(wish: Wish, *, degree: Degree, limits: Limits, offer: Offer, on: date) -> Question:
    """Everything that begins after the day, from the city's pack and the catalogue."""
    held = tuple(mine.lines(mine.standing(mine.entries_of(wish.resident))))
    options = options_of(offer, dated_options(on=on), limits=limits, major=wish.major, on=on)
    return Question(
        degree=degree, limits=limits, major=wish.major, held=held, options=tuple(options), on=on
    )
