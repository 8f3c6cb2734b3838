"""Suggestions: only mentors who can be chosen, the better fit first, each with its reasons."""

from dataclasses import replace
from datetime import time
from functools import partial
from random import Random

from naru.counselling.rules import matching
from naru.counselling.rules.matching import Candidate, Wish, parts_of
from tests.counselling.factories import WEIGHING

fitting = partial(matching.fitting, weighing=WEIGHING)
suggest = partial(matching.suggest, weighing=WEIGHING)
WISH = Wish(
    language="ko", field="it", channel="VIDEO", parts=frozenset({"EVENING"}), district="mapo-gu"
)


def mentor(key=1, **other):
    told = {
        "fields": frozenset({"it"}),
        "languages": frozenset({"ko"}),
        "channels": frozenset({"VIDEO", "PHONE"}),
        "parts": frozenset({"EVENING"}),
        "district": "mapo-gu",
        "free": 4,
        "capacity": 10,
    }
    return Candidate(key=key, **(told | other))


def test_what_speaks_for_a_mentor_and_what_does_not():
    whole = fitting(WISH, mentor())
    assert (whole.why, whole.missing) == (("FIELD", "TIMES", "CHANNEL", "NEAR", "ROOM"), ())
    other = fitting(WISH, mentor(fields=frozenset({"care"}), parts=frozenset({"MORNING"}), free=1))
    assert (other.why, other.missing) == (("CHANNEL", "NEAR"), ("FIELD", "TIMES"))
    assert other.points < whole.points


def test_nobody_is_suggested_who_cannot_be_chosen():
    wish = Wish(language="en")
    assert fitting(WISH, mentor(free=0)) is None
    assert fitting(wish, mentor()) is None
    assert fitting(WISH, mentor(parts=frozenset())) is None
    assert fitting(wish, mentor(languages=frozenset({"ko", "en"}))).why == ("LANGUAGE", "ROOM")


def test_whoever_wishes_nothing_misses_nothing():
    assert fitting(Wish(language="ko"), mentor(free=1)).missing == ()


def test_a_field_outweighs_all_the_rest():
    only_field = mentor(
        1, channels=frozenset({"PHONE"}), parts=frozenset({"MORNING"}), district="", free=1
    )
    all_but_field = mentor(2, fields=frozenset({"care"}))
    assert [one.key for one in suggest(WISH, [all_but_field, only_field], salt="a", most=2)] == [
        1,
        2,
    ]


def test_the_city_weighs_and_says_when_there_is_room():
    only_field = mentor(
        1, channels=frozenset({"PHONE"}), parts=frozenset({"MORNING"}), district="", free=1
    )
    near = mentor(2, fields=frozenset({"care"}), channels=frozenset(), parts=frozenset({"MORNING"}))
    other = replace(WEIGHING, points={**WEIGHING.points, "NEAR": 70}, ample_percent=41)
    found = [
        [(one.key, one.points, one.why) for one in matching.suggest(
            WISH, [only_field, near], weighing=weighing, salt="a", most=2
        )]
        for weighing in (WEIGHING, other)
    ]  # fmt: skip
    assert found == [
        [(1, 60, ("FIELD",)), (2, 9, ("NEAR", "ROOM"))],
        [(2, 70, ("NEAR",)), (1, 60, ("FIELD",))],
    ]


def test_ties_are_the_same_for_one_person_and_not_the_same_for_all():
    alike = [mentor(key) for key in range(20)]
    first = {
        salt: [one.key for one in suggest(WISH, alike, salt=salt, most=6)]
        for salt in map(str, range(20))
    }
    Random(1).shuffle(alike)
    assert {
        salt: [one.key for one in suggest(WISH, alike, salt=salt, most=6)] for salt in first
    } == first
    assert len({keys[0] for keys in first.values()}) > 8


def test_parts_of_the_week():
    assert parts_of(weekday=6, begins=time(9), ends=time(12)) == {"WEEKEND"}
    assert parts_of(weekday=1, begins=time(9), ends=time(12)) == {"MORNING"}
    assert parts_of(weekday=1, begins=time(12), ends=time(18)) == {"AFTERNOON"}
    assert parts_of(weekday=5, begins=time(11), ends=time(19)) == {
        "MORNING", "AFTERNOON", "EVENING",
    }  # fmt: skip
