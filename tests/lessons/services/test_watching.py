"""Learning time: counted once, by our clock, for one lesson at a time, and nobody else's."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from naru.catalogue.enums import Payer
from naru.lessons.models import Progress, Watch
from naru.lessons.rules.watching import Watched, counted
from naru.lessons.services.watching import Beaten, NotEnoughTime, Sign, beat, finish, open_page
from tests.lessons.learners import AT, MINUTE, document, learner, lesson_of
from tests.refusals import refused

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def opened(learning, code="cells", *, at=AT):
    page = uuid4()
    assert open_page(learning=learning, lesson=lesson_of(learning, code), page=page, at=at)
    return page


def time_of(learning, code="cells"):
    return Progress.objects.get(learning=learning, lesson=code).time


def test_beats_count_the_time_between_them():
    learning = learner()
    page = opened(learning)
    who = learning.resident_id
    for number in range(1, 21):
        done = beat(resident_id=who, page=page, number=number, at=AT + 30 * number * SECOND)
    assert done == Beaten(Sign.COUNTED, 10 * MINUTE)
    assert time_of(learning) == 10 * MINUTE


@pytest.mark.parametrize("gap", [-60, 0, 29.5, 120, 121, 8 * 3600])
def test_the_database_counts_as_the_rule_does(gap):
    learning = learner()
    page = opened(learning)
    at = AT + gap * SECOND
    beat(resident_id=learning.resident_id, page=page, number=1, at=at)
    assert time_of(learning) == counted(Watched(AT, 0, by_beats=True), at=at)


def test_a_beat_that_comes_again_counts_nothing():
    learning = learner()
    page, who = opened(learning), learning.resident_id
    beat(resident_id=who, page=page, number=5, at=AT + 30 * SECOND)
    for number in (5, 4, 1):
        again = beat(resident_id=who, page=page, number=number, at=AT + 90 * SECOND)
        assert again == Beaten(Sign.KNOWN, 30 * SECOND)
    after = beat(resident_id=who, page=page, number=6, at=AT + 90 * SECOND)
    assert after == Beaten(Sign.COUNTED, 90 * SECOND)


def test_a_clock_that_goes_back_takes_nothing_and_gives_nothing_twice():
    learning = learner()
    page, who = opened(learning), learning.resident_id
    for number, seconds in enumerate((60, 10, 60, 90), 1):
        beat(resident_id=who, page=page, number=number, at=AT + seconds * SECOND)
    assert time_of(learning) == 90 * SECOND


def test_somebody_elses_page_counts_nothing():
    mine, theirs = learner(), learner()
    page = opened(mine)
    assert beat(resident_id=theirs.resident_id, page=page, number=1, at=AT + 30 * SECOND) == Beaten(
        Sign.ELSEWHERE, None
    )
    assert beat(
        resident_id=mine.resident_id, page=uuid4(), number=1, at=AT + 30 * SECOND
    ) == Beaten(Sign.ELSEWHERE, None)
    assert time_of(mine) == timedelta()


def test_one_lesson_at_a_time():
    learning = learner()
    first = opened(learning)
    who = learning.resident_id
    beat(resident_id=who, page=first, number=1, at=AT + 30 * SECOND)
    second = opened(learning, "sums", at=AT + 40 * SECOND)
    late = beat(resident_id=who, page=first, number=2, at=AT + 60 * SECOND)
    beat(resident_id=who, page=second, number=1, at=AT + 70 * SECOND)
    assert late == Beaten(Sign.ELSEWHERE, None)
    assert (time_of(learning), time_of(learning, "sums")) == (40 * SECOND, 30 * SECOND)


def test_the_place_in_a_video_is_kept_for_any_device():
    learning = learner()
    page, who = opened(learning), learning.resident_id
    beat(resident_id=who, page=page, number=1, at=AT + 30 * SECOND, place_s=45)
    beat(resident_id=who, page=page, number=2, at=AT + 60 * SECOND)
    assert Progress.objects.get(learning=learning).place_s == 45


def test_a_page_that_nobody_looked_at_meanwhile_counts_nothing():
    learning = learner()
    page, who = opened(learning), learning.resident_id
    beat(resident_id=who, page=page, number=1, at=AT + 100 * SECOND, was_away=True)
    beat(resident_id=who, page=page, number=2, at=AT + 130 * SECOND)
    assert time_of(learning) == 30 * SECOND


def test_without_javascript_the_time_between_two_pages_counts_up_to_the_nominal():
    learning = learner()
    opened(learning)
    opened(learning, "sums", at=AT + 4 * MINUTE)
    opened(learning, at=AT + 300 * MINUTE)
    opened(learning, "charts", at=AT + 307 * MINUTE)
    assert (time_of(learning), time_of(learning, "sums")) == (10 * MINUTE, 10 * MINUTE)


def test_saying_done_needs_the_least_time_and_is_kept_once():
    learning = learner()
    opened(learning)
    lesson = lesson_of(learning, "cells")
    with refused(NotEnoughTime):
        finish(learning=learning, lesson=lesson, at=AT + MINUTE)
    done = finish(learning=learning, lesson=lesson, at=AT + 3 * MINUTE)
    again = finish(learning=learning, lesson=lesson, at=AT + 5 * MINUTE)
    assert done.done_at == again.done_at == AT + 3 * MINUTE
    with refused(NotEnoughTime):
        finish(learning=learning, lesson=lesson_of(learning, "sums"), at=AT + 9 * MINUTE)


def test_the_ninth_lesson_of_a_day_does_not_count_where_eight_do():
    codes = [f"l{n}" for n in range(9)]

    learning = learner(told=document(lessons=codes), payer=Payer.STATE)
    at = AT
    for code in codes[:8]:
        opened(learning, code, at=at)
        at += 5 * MINUTE
    ninth = {"learning": learning, "lesson": lesson_of(learning, "l8"), "page": uuid4()}
    assert not open_page(**ninth, at=at)
    assert not Watch.objects.exists()
    assert open_page(**ninth, at=at + timedelta(days=1))


@pytest.mark.django_db(transaction=True)
def test_the_same_beat_from_many_lines_at_once_counts_once():
    learning = learner()
    page, who = opened(learning), learning.resident_id

    def send(_turn):
        try:
            return beat(resident_id=who, page=page, number=1, at=AT + 30 * SECOND).sign
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        signs = list(pool.map(send, range(8)))
    assert signs.count(Sign.COUNTED) == 1
    assert time_of(learning) == 30 * SECOND


@pytest.mark.django_db(transaction=True)
def test_a_beat_and_the_end_of_a_lesson_at_once_count_once():
    """With its twin: counting without holding the page counts the same half minute twice."""
    learning = learner()
    page, who = opened(learning), learning.resident_id
    beat(resident_id=who, page=page, number=1, at=AT + 110 * SECOND)

    def send():
        try:
            beat(resident_id=who, page=page, number=2, at=AT + 140 * SECOND)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            finish(learning=learning, lesson=lesson_of(learning, "cells"), at=AT + 140 * SECOND)
            sent = pool.submit(send)
        sent.result()
    assert time_of(learning) == 140 * SECOND
