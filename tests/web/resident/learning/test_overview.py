"""My learning: how far I am in each course, what is missing, and one thing to do next."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from naru.flows.complete_course import hand_in_exam
from naru.lessons.services import attempts
from naru.lessons.services.attempts import Told
from tests.lessons.learners import AT, CODES, RIGHT, learn, learner

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


def text_of(client):
    return " ".join(client.get(reverse("learning")).content.decode().split())


def link(label, name, *values):
    return f'href="{reverse(name, args=values)}"', label


def test_each_course_says_what_is_missing_and_what_to_do_next(client):
    mine = learner()
    client.force_login(mine.resident.user)
    told = "단원을 80% 배워야 합니다. 지금 0%입니다."
    first = link("첫 단원부터 배우기", "learning_lesson", mine.public_id, "cells")
    assert all(one in text_of(client) for one in (told, *first))
    learn(mine, "cells")
    sums = link("이어서 배우기: 단원 sums", "learning_lesson", mine.public_id, "sums")
    assert all(one in text_of(client) for one in ("지금 33%입니다.", *sums))
    learn(mine, *CODES[1:])
    exam = link("시험 보기", "my_exam", mine.public_id)
    shown = text_of(client)
    assert all(one in shown for one in ("시험에서 60점이 필요합니다.", *exam))
    assert "단원을 80% 배워야" not in shown
    by = mine.resident.user
    attempt = attempts.begin(learning_id=mine.pk, by=by, at=LATER)
    assert "보던 시험 이어서 보기" in text_of(client)
    answers = {code: Told(RIGHT[code]) for code in attempt.questions}
    hand_in_exam(attempt_id=attempt.pk, told=answers, by=by, at=LATER)
    shown = text_of(client)
    assert all(one in shown for one in ("수료했습니다", *link("내 증서 보기", "certificates")))
    assert "필요합니다" not in shown


def test_the_number_of_queries_is_constant(client):
    mine = learner()
    client.force_login(mine.resident.user)
    counts = []
    for _n in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text_of(client)
        counts.append(len(asked))
        for no in (2, 3):
            learn(learner(resident=mine.resident, no=no), "cells")
    assert counts[1] <= counts[0]
