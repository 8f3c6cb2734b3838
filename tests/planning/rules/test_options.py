"""What a person could begin, and what keeps an offering out."""

from dataclasses import replace
from datetime import date

import pytest

from naru.planning.rules.options import DAY, Maker, Option, key_of, monday, taken
from naru.planning.rules.plain import Taken, Tuning, Unfit
from tests.planning.made import PERSON, TODAY, evenings, own_pace

NINTH = date(2026, 3, 9)
RUN = evenings("a", NINTH)


def unfit(offering, **said):
    return Maker(replace(PERSON, **said), Tuning()).unfit(offering)


@pytest.mark.parametrize(
    ("said", "offering", "why"),
    [
        ({}, RUN, None),
        ({"money_won": 1}, replace(RUN, fee_won=2), Unfit.TOO_DEAR),
        ({"travel_minutes": 29}, RUN, Unfit.TOO_FAR),
        ({}, replace(RUN, apply_until_on=date(2026, 3, 1)), Unfit.APPLY_CLOSED),
        ({}, replace(RUN, apply_until_on=TODAY), None),
        ({}, evenings("a", TODAY), Unfit.BEGUN),
        ({}, replace(RUN, starts_on=None), Unfit.BEGUN),
        ({"deadline_on": date(2026, 3, 15)}, RUN, Unfit.TOO_LATE),
        ({"deadline_on": date(2026, 3, 16)}, RUN, None),
        ({"free": {1: ((19 * 60, 21 * 60),)}}, RUN, Unfit.NOT_FREE),
        ({"care": {1: ((18 * 60, 19 * 60),)}}, RUN, Unfit.CARE),
        ({"weekly_minutes": 179}, RUN, Unfit.TOO_MANY_HOURS),
        ({"weekly_minutes": 180}, RUN, None),
        ({"free": {}}, own_pace("b"), Unfit.TOO_MANY_HOURS),
        ({}, own_pace("b", weeks=60), Unfit.TOO_LATE),
    ],
)
def test_the_first_thing_in_the_way_is_said(said, offering, why):
    assert unfit(offering, **said) == why


def test_an_option_counts_days_and_minutes_with_the_way():
    maker = Maker(PERSON, Tuning())
    assert list(maker.options(RUN, (("code", 1),), ())) == [
        Option(
            key="a@2026-03-09",
            offering="a",
            course="a",
            start=7,
            end=15,
            busy=((7 * DAY + 1110, 7 * DAY + 1290), (14 * DAY + 1110, 14 * DAY + 1290)),
            load=((1, 180), (2, 180)),
            fee_won=0,
            travel=120,
            risk=0,
            gives=(("code", 1),),
            needs=(),
        )
    ]
    assert list(maker.options(evenings("late", date(2027, 1, 4)), (), ())) == []


def test_ones_own_pace_begins_on_the_same_mondays_whoever_asks_when():
    person = replace(PERSON, deadline_on=date(2026, 5, 10))
    asked = Maker(person, Tuning(start_every_weeks=2))
    later = Maker(replace(person, today=date(2026, 3, 12)), Tuning(start_every_weeks=2))
    first = [taken(o, asked.zero).starts_on for o in asked.options(own_pace("b"), (), ())]
    again = [taken(o, later.zero).starts_on for o in later.options(own_pace("b"), (), ())]
    assert first[-len(again) :] == again
    assert all(day.isoweekday() == 1 and day > TODAY for day in first)


def test_a_step_of_the_old_plan_may_begin_when_it_was_to_begin():
    old = Taken("b", "b", date(2026, 3, 23), date(2026, 4, 19))
    other = Taken("b", "b", date(2026, 3, 16), date(2026, 4, 12))
    for kept in (old, other):
        maker = Maker(PERSON, Tuning(start_every_weeks=2), [kept])
        keys = [option.key for option in maker.options(own_pace("b"), (), ())]
        assert key_of("b", kept.starts_on) in keys
        assert len(keys) == len(set(keys))


def test_work_at_home_between_meetings_counts_every_week():
    maker = Maker(PERSON, Tuning())
    run = replace(evenings("a", NINTH, weeks=1), weekly_minutes=60, last_on=date(2026, 3, 20))
    (option,) = maker.options(run, (), ())
    assert option.load == ((1, 240), (2, 60))
    assert monday(date(2026, 3, 8)) == TODAY
