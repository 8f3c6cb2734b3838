"""From the last lesson or the exam to the completion, the fee that comes back, and the notice."""

from dataclasses import replace
from uuid import uuid4

import pytest

from naru.credentials.models import Certificate
from naru.flows.complete_course import (
    close_attempt,
    complete_course,
    finish_lesson,
    hand_in_exam,
)
from naru.lessons.models import Completion
from naru.lessons.services import attempts, watching
from naru.lessons.services.attempts import Told
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.payments.enums import Why
from naru.payments.models import Refund
from tests.catalogue.factories import ProviderFactory, SkillFactory
from tests.credentials.factories import organisation, skill
from tests.lessons.learners import AT, CODES, MINUTE, RIGHT, learn, learner, lesson_of, sit
from tests.payments.factories import FEE, charge, pay, rules

pytestmark = pytest.mark.django_db(transaction=True)


def kinds():
    return list(Notice.objects.order_by("pk").values_list("kind", flat=True))


def begun(learning, at):
    attempt = attempts.begin(learning_id=learning.pk, by=learning.resident.user, at=at)
    attempts.answer(attempt_id=attempt.pk, told=right(attempt), at=at)
    return attempt


def right(attempt):
    return {code: Told(RIGHT[code]) for code in attempt.questions}


def test_an_exam_handed_in_completes_and_gives_the_fee_back_once():
    learning = learner(intake__run__course__provider=ProviderFactory())
    paid = charge(learning.application, by_rules=replace(rules(), completion_percent=100))
    pay(paid)
    at = learn(learning, *CODES)
    attempt = attempts.begin(learning_id=learning.pk, by=learning.resident.user, at=at)
    hand_in = {"attempt_id": attempt.pk, "by": learning.resident.user, "at": at}
    hand_in_exam(told=right(attempt), **hand_in)
    assert hand_in_exam(told={}, **hand_in).mark == 100
    assert Completion.objects.get().learning == learning
    assert Refund.objects.values_list("won", "why").get() == (FEE, Why.COMPLETED)
    assert kinds() == [Kind.COURSE_COMPLETED, Kind.FEE_BACK]


def test_whoever_completes_gets_the_certificate_of_the_body_that_teaches():
    taught = skill()
    school = ProviderFactory(organisation=organisation())
    learning = learner(intake__run__course__provider=school)
    course = learning.application.intake.run.course
    SkillFactory(course=course, name=taught.name_ko)
    at = learn(learning, *CODES)
    sit(learning, at=at)
    for _twice in range(2):
        complete_course(learning_id=learning.pk, at=at)
    one = Certificate.objects.get()
    assert (one.resident, one.title_ko, one.issuer, one.skills, one.score) == (
        learning.resident,
        course.title,
        school.organisation,
        [taught.code],
        100,
    )
    assert one.reason == f"completion:{Completion.objects.get().pk}"
    assert (one.evidence["progress"], one.evidence["exam"]) == (100, 100)


def test_the_last_lesson_may_complete_too():
    learning = learner()
    sit(learning)
    at = learn(learning, "cells", "sums")
    lesson = lesson_of(learning, "charts")
    watching.open_page(learning=learning, lesson=lesson, page=uuid4(), at=at)
    done = finish_lesson(learning=learning, lesson=lesson, at=at + 5 * MINUTE)
    assert done == Completion.objects.get()
    assert finish_lesson(learning=learning, lesson=lesson, at=at + 6 * MINUTE) is None
    assert kinds() == [Kind.COURSE_COMPLETED]


def test_the_clock_closes_an_attempt_and_tells_once():
    learning = learner()
    attempt = begun(learning, AT)
    for _twice in range(2):
        assert close_attempt(attempt_id=attempt.pk, at=AT + 30 * MINUTE).mark == 100
    assert kinds() == [Kind.EXAM_TIMED_OUT]
    assert not Completion.objects.exists()


def test_what_came_by_itself_completes_too():
    learning = learner()
    assert complete_course(learning_id=learning.pk, at=AT) is None
    at = learn(learning, *CODES)
    sit(learning, at=at)
    assert complete_course(learning_id=learning.pk, at=at) == Completion.objects.get()
    assert complete_course(learning_id=learning.pk, at=at) is None


def test_what_is_told_after_the_time_is_not_taken():
    learning = learner()
    attempt = attempts.begin(learning_id=learning.pk, by=learning.resident.user, at=AT)
    late = {"attempt_id": attempt.pk, "by": learning.resident.user, "at": AT + 23 * MINUTE}
    assert hand_in_exam(told=right(attempt), **late).mark == 0
