"""Figures in sentences: the amount of the day with its unit, in both languages."""

from datetime import date
from typing import get_args

import pytest

from naru.policies.reading.schema import Unit
from naru.policies.rules import english, korean
from naru.policies.rules.figures import filled, filled_offer, names_in, sentences_of
from naru.policies.rules.resolving import Unresolvable
from naru.policies.rules.rulebook import Note, Offer
from tests.policies.factories import cond, parameter, policy, version

PAY = parameter(
    "pay", (date(2024, 1, 1), 562_020), (date(2026, 1, 1), [562_020, 588_240]), unit="won"
)
HOURS = parameter("hours", (date(2024, 1, 1), 57), unit="hours")
SHARE = parameter("share", (date(2024, 1, 1), 10), unit="percent")
UNTIL = parameter("until", (date(2024, 1, 1), date(2024, 12, 31)), unit="day")
ALL = {one.name: one for one in (PAY, HOURS, SHARE, UNTIL)}


@pytest.mark.parametrize(
    ("written", "on", "said"),
    [
        ("{pay}", date(2025, 1, 1), Note("562,020원", "562,020 won")),
        ("{pay}", date(2026, 1, 1), Note("562,020~588,240원", "562,020-588,240 won")),
        ("{hours}", date(2025, 1, 1), Note("57시간", "57 hours")),
        ("{share}", date(2025, 1, 1), Note("10%", "10%")),
        (
            "{until}",
            date(2025, 1, 1),
            Note("2024년 12월 31일(화)", "Tuesday 31 December 2024"),
        ),
        ("no figure", date(2025, 1, 1), Note("no figure", "no figure")),
    ],
)
def test_a_figure_is_said_with_its_unit(written, on, said):
    assert filled(Note(written, written), ALL, on) == said


def test_before_its_first_day_a_figure_is_not_said():
    with pytest.raises(KeyError, match="pay"):
        filled(Note("{pay}", "{pay}"), ALL, date(2023, 12, 31))


def test_every_sentence_of_an_offer_is_filled():
    offer = Offer(
        worth=Note("{pay}", "{pay}"),
        takes=Note("{hours}", "{hours}"),
        papers=(Note("{share}", "{share}"),),
    )
    told = filled_offer(offer, ALL, date(2025, 1, 1))
    assert (told.worth.ko, told.takes.en, told.opens, told.papers[0].ko) == (
        *("562,020원", "57 hours", None, "10%"),
    )
    assert names_in(sentences_of(offer, ())) == {"pay", "hours", "share"}


def test_a_changed_amount_is_a_span_of_its_own():
    rule = policy(
        [
            version(
                cond("near_poor", "is", True), date(2024, 1, 1), offer=Offer(Note(*["{pay}"] * 2))
            )
        ],
        PAY,
    )
    assert [(day, one.offer.worth.ko) for day, one in rule.spans] == [
        (date(2024, 1, 1), "562,020원"),
        (date(2026, 1, 1), "562,020~588,240원"),
    ]


def test_a_version_that_names_a_figure_before_it_has_one_is_refused():
    early = version(
        cond("near_poor", "is", True), date(2023, 1, 1), offer=Offer(Note(*["{pay}"] * 2))
    )
    with pytest.raises(Unresolvable, match="the parameter pay has no value on 2023-01-01"):
        policy([early], PAY)


def test_every_unit_has_a_word_in_both_languages():
    assert set(korean.UNITS) == set(english.UNITS)
    assert {*korean.UNITS, "day", "won-by-household"} == set(get_args(Unit))
