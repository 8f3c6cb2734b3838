"""What the city says about counselling, for one day: from `counselling.toml`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from naru.counselling.rules.matching import Weighing
from naru.counselling.rules.working_days import Calendar


@dataclass(frozen=True)
class Terms:
    """How long answers may take and how appointments are booked.

    `answer_days` are working days. A time is booked at least `lead` before it and at most
    `horizon` ahead; it is given back without a word up to `give_back` before, later it counts as
    excused. `offer_lasts` is how long a time that came free is kept for whoever is next, at most
    until `offer_ends` before it. `settling` and `silence`: see `attention`.
    """

    answer_days: int
    lead: timedelta
    horizon: timedelta
    give_back: timedelta
    reminder: timedelta
    offer_lasts: timedelta
    offer_ends: timedelta
    settling: timedelta
    silence: timedelta
    weighing: Weighing
    calendar: Calendar
    zone: ZoneInfo

    def day(self, at: datetime) -> date:
        """The day it is then on the city's clock."""
        return at.astimezone(self.zone).date()
