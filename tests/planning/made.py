"""Small questions by hand: Monday 2 March 2026 is today, evenings are free."""

from dataclasses import replace
from datetime import date, timedelta

from naru.planning.rules.plain import Meeting, Offering, Person, Question, Taken, Tuning, Want

TODAY = date(2026, 3, 2)
NINTH = date(2026, 3, 9)
EVENINGS = dict.fromkeys(range(1, 6), ((18 * 60, 23 * 60),))
PERSON = Person(
    today=TODAY,
    wants=(Want("code", 2, 3), Want("test", 1, 1)),
    have={},
    free=EVENINGS,
    care={},
    weekly_minutes=600,
    money_won=300_000,
    travel_minutes=40,
    deadline_on=date(2026, 8, 30),
)


def evenings(key, start, weeks=2, **said):
    """A run that meets from 19 to 21 on that many days, a week apart, 30 minutes away."""
    days = [start + timedelta(weeks=week) for week in range(weeks)]
    said = {"gives": (("code", 1),), "travel_minutes": 30, "course": key.split(".")[0], **said}
    return Offering(
        key=key,
        starts_on=days[0],
        last_on=days[-1],
        meetings=tuple(Meeting(day, 19 * 60, 21 * 60) for day in days),
        **said,
    )


def own_pace(key, weeks=4, minutes=120, **said):
    """Two hours a week whenever one likes."""
    said = {"gives": (("code", 1),), "course": key, **said}
    return Offering(key=key, own_pace=True, weeks=weeks, weekly_minutes=minutes, **said)


def asks(*offerings, person=PERSON, **said):
    return Question(replace(person, **said), tuple(offerings), Tuning(start_every_weeks=1))


def taken(offering, starts_on=None, last_on=None):
    return Taken(
        offering.key,
        offering.course,
        starts_on or offering.starts_on,
        last_on or offering.last_on,
    )
