"""The exam is ours: drawn, timed and marked by the server, and nothing told twice counts twice."""

from datetime import timedelta

import pytest

from naru.accounts.enums import Role
from naru.catalogue.enums import Payer
from naru.lessons.models import Attempt, Reply
from naru.lessons.rules.marking import NOTHING
from naru.lessons.services.attempts import (
    AttemptsUsedUp,
    ExamNotOpen,
    ExamPassed,
    HandedIn,
    NoExam,
    NotOfThisExam,
    TimeOver,
    Told,
    answer,
    begin,
    extend,
    hand_in,
)
from tests.accounts.factories import MembershipFactory
from tests.lessons.learners import AT, CODES, MINUTE, RIGHT, WRONG, document, learn, learner, sit
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def begun(learning, at=AT):
    return begin(learning_id=learning.pk, by=learning.resident.user, at=at)


def given(attempt):
    rows = Reply.objects.filter(attempt=attempt)
    return dict(rows.values_list("question", "given"))


def test_an_attempt_runs_once_and_for_its_time():
    learning = learner()
    attempt = begun(learning)
    assert begun(learning, AT + MINUTE) == attempt
    assert sorted(attempt.questions) == sorted(RIGHT)
    assert (attempt.number, attempt.until_at, attempt.late) == (
        1,
        AT + 20 * MINUTE,
        2 * MINUTE,
    )


def test_a_pool_is_drawn_anew_each_time():
    learning = learner(told=document(exam={"minutes": 20, "attempts": 20, "draw": 2}))
    drawn = {tuple(sit(learning, {}).questions) for _turn in range(12)}
    assert len(drawn) > 1
    assert all(len(set(one)) == 2 for one in drawn)


@pytest.mark.parametrize(
    ("answers", "right", "mark"),
    [(RIGHT, 5, 100), (WRONG, 0, 0), ({}, 0, 0), ({**WRONG, "q-text": " ＳＵＭ "}, 1, 20)],
)
def test_marks_are_worked_out_here(answers, right, mark):
    done = sit(learner(), answers)
    assert (done.right, done.mark, done.handed_in_at) == (right, mark, AT + 2 * MINUTE)


def test_answers_told_again_or_late_in_the_wrong_order_are_kept_once():
    learning = learner()
    attempt = begun(learning)
    tell = {"attempt_id": attempt.pk, "at": AT + MINUTE}
    answer(told={"q-cell": Told("1", 7)}, **tell)
    answer(told={"q-cell": Told("1", 7)}, **tell)
    answer(told={"q-cell": Told("0", 6)}, **tell)
    assert given(attempt) == {"q-cell": 1}
    answer(told={"q-cell": Told("2")}, **tell)
    answer(told={"q-cell": Told("0", 8)}, **tell)
    assert given(attempt) == {"q-cell": 2}
    assert Reply.objects.get().step == 8


def test_an_answer_that_was_taken_back_does_not_come_back():
    learning = learner()
    attempt = begun(learning)
    tell = {"attempt_id": attempt.pk, "at": AT + MINUTE}
    answer(told={"q-cell": Told("1", 7), "q-several": Told(["0", "1"], 8)}, **tell)
    answer(told={"q-several": Told(NOTHING, 10), "q-text": Told(NOTHING)}, **tell)
    answer(told={"q-several": Told(["0", "1"], 9)}, **tell)
    assert given(attempt) == {"q-cell": 1, "q-several": NOTHING}
    done = hand_in(attempt_id=attempt.pk, by=None, at=AT + 2 * MINUTE)
    assert (done.right, done.mark) == (1, 20)


@pytest.mark.parametrize(
    "told", [{"q-cell": "7"}, {"q-cell": "1", "q-gone": "1"}, {"q-order": ["0"]}, {"mark": "100"}]
)
def test_what_is_no_answer_is_refused_whole(told):
    learning = learner()
    attempt = begun(learning)
    with refused(NotOfThisExam):
        answer(
            attempt_id=attempt.pk,
            told={code: Told(one) for code, one in {"q-text": "sum", **told}.items()},
            at=AT + MINUTE,
        )
    assert given(attempt) == {}


def test_answers_count_until_a_moment_after_the_time():
    learning = learner()
    attempt = begun(learning)
    answer(attempt_id=attempt.pk, told={"q-cell": Told("1")}, at=AT + 22 * MINUTE)
    with refused(TimeOver):
        answer(
            attempt_id=attempt.pk,
            told={"q-text": Told("sum")},
            at=AT + 22 * MINUTE + timedelta(seconds=1),
        )
    done = hand_in(attempt_id=attempt.pk, by=None, at=AT + 300 * MINUTE)
    assert (done.right, done.mark, done.handed_in_at) == (1, 20, AT + 22 * MINUTE)


def test_what_is_handed_in_stays():
    learning = learner()
    done = sit(learning, WRONG)
    with refused(HandedIn):
        answer(attempt_id=done.pk, told={"q-text": Told("sum")}, at=AT + 3 * MINUTE)
    assert hand_in(attempt_id=done.pk, by=None, at=AT + 9 * MINUTE).handed_in_at == (
        AT + 2 * MINUTE
    )


def test_attempts_run_out_and_a_passed_exam_is_over():
    learning = learner()
    sit(learning, WRONG)
    sit(learning, WRONG, at=AT + 30 * MINUTE)
    with refused(AttemptsUsedUp):
        begun(learning, AT + 60 * MINUTE)
    passed = learner()
    sit(passed)
    with refused(ExamPassed):
        begun(passed, AT + 60 * MINUTE)


def test_by_the_rule_of_2026_the_exam_opens_at_eighty_percent():
    learning = learner(payer=Payer.SHARED)
    with refused(ExamNotOpen):
        begun(learning)
    at = learn(learning, *CODES, minutes=9)
    assert begun(learning, at).number == 1


def test_a_course_without_an_exam_has_none():
    with refused(NoExam):
        begun(learner(told=document(exam=None)))


def test_whoever_needs_it_has_longer_also_in_an_attempt_that_runs():
    by = MembershipFactory(role=Role.PROVIDER).user
    learning = learner()
    attempt = begun(learning)
    extend(learning_id=learning.pk, percent=50, by=by, at=AT + MINUTE)
    assert Attempt.objects.get(pk=attempt.pk).until_at == AT + 30 * MINUTE
    hand_in(attempt_id=attempt.pk, by=None, at=AT + 2 * MINUTE)
    extend(learning_id=learning.pk, percent=100, by=by, at=AT + 3 * MINUTE)
    assert begun(learning, AT + 4 * MINUTE).until_at == AT + 44 * MINUTE
