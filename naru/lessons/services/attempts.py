"""Sitting the exam: begun, answered, handed in, marked by us alone."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.lessons.models import Attempt, Extension, Learning, Reply
from naru.lessons.queries.standing import outlook_of
from naru.lessons.rules import marking
from naru.lessons.rules.drawing import draw
from naru.lessons.rules.progress import exam_is_open
from naru.lessons.rules.questions import Question, Quiz
from naru.lessons.rules.timing import limit


class NoExam(Refusal):
    message = _("이 강좌에는 시험이 없습니다.")


class ExamNotOpen(Refusal):
    message = _("단원을 조금 더 배운 뒤에 시험을 볼 수 있어요.")


class ExamPassed(Refusal):
    message = _("이미 통과한 시험이에요. 다시 보지 않아도 됩니다.")


class AttemptsUsedUp(Refusal):
    message = _("시험을 볼 수 있는 횟수를 모두 썼어요. 교육기관에 물어보세요.")


class TimeOver(Refusal):
    message = _("시험 시간이 끝나 이 답은 받지 못했어요. 그 전에 낸 답으로 채점합니다.")


class HandedIn(Refusal):
    message = _("이미 낸 시험이라 답을 바꿀 수 없어요.")


class NotOfThisExam(Refusal):
    message = _("이 시험의 물음에 맞는 답이 아니에요. 화면을 새로 열어 다시 답해 주세요.")


@dataclass(frozen=True)
class Told:
    """An answer as it came. Of two to one question the higher `step` holds, whichever comes
    first; None: it came by a plain form, and is the latest. `marking.NOTHING` takes back.
    """

    value: object
    step: int | None = None


@transaction.atomic(savepoint=False)
def begin(*, learning_id: int, by: User, at: datetime) -> Attempt:
    """Draw the questions and let the time run; an attempt that runs already is given back.

    Refused before enough was learnt, once passed, and when all attempts are used.
    """
    learning = locked(
        Learning.objects.select_related("version", "application__intake__run__course"),
        pk=learning_id,
    )
    known = outlook_of(learning)
    if known.running is not None:
        return known.running
    if known.quiz.exam is None:
        raise NoExam
    if known.passed:
        raise ExamPassed
    if not known.attempts_left:
        raise AttemptsUsedUp
    if not exam_is_open(known.standing.progress_percent, known.rule):
        raise ExamNotOpen
    seed = secrets.token_hex(32)
    time = limit(
        begun_at=at,
        minutes=known.quiz.exam.minutes,
        extra_percent=extra_percent(learning_id),
        late_seconds=known.rule.late_seconds,
    )
    made = Attempt.objects.create(
        learning=learning,
        version=learning.version,
        number=len(known.attempts) + 1,
        seed=seed,
        questions=draw(known.quiz.pool, count=known.quiz.exam.draw, seed=seed),
        begun_at=at,
        until_at=time.until_at,
        late=time.late,
    )
    _note(made, "begun", by, at, number=made.number)
    return made


@transaction.atomic(savepoint=False)
def answer(*, attempt_id: int, told: Mapping[str, Told], at: datetime) -> list[str]:
    """Keep answers by the codes of their questions; told twice, they are kept once.

    Refused as a whole after the time or the hand-in, and if one of them is no answer to a
    question of this attempt. Gives the codes that are kept.
    """
    attempt = locked(Attempt.objects.select_related("version"), pk=attempt_id)
    if attempt.handed_in_at is not None:
        raise HandedIn
    if not attempt.limit.takes(at=at):
        raise TimeOver
    quiz = Quiz.of(attempt.version.content.quiz)
    known = {one.question: one for one in attempt.answers.all()}
    changed = []
    for code, one in told.items():
        question = quiz.question(code) if code in attempt.questions else None
        if question is None:
            raise NotOfThisExam
        given = _read(question, one)
        before = known.get(code)
        if before is None and given == marking.NOTHING and one.step is None:
            continue
        last = before.step if before is not None else -1
        step = last + 1 if one.step is None else one.step
        if step > last:
            changed.append(Reply(attempt=attempt, question=code, given=given, step=step, at=at))
    Reply.objects.bulk_create(
        changed,
        update_conflicts=True,
        update_fields=["given", "step", "at"],
        unique_fields=["attempt", "question"],
    )
    return list(told)


@transaction.atomic(savepoint=False)
def hand_in(*, attempt_id: int, by: User | None, at: datetime) -> Attempt:
    """Mark what was answered; a second time nothing is marked anew. `by` is None for the clock.

    What was not answered is not right.
    """
    attempt = locked(Attempt.objects.select_related("version"), pk=attempt_id)
    if attempt.handed_in_at is not None:
        return attempt
    quiz = Quiz.of(attempt.version.content.quiz)
    right = []
    for one in attempt.answers.all():
        question = quiz.question(one.question)
        if question is not None and marking.is_right(question.key, one.given):
            right.append(one.pk)
    attempt.answers.update(right=False)
    Reply.objects.filter(pk__in=right).update(right=True)
    attempt.right = len(right)
    attempt.mark = marking.mark(len(right), len(attempt.questions))
    attempt.handed_in_at = min(at, attempt.until_at + attempt.late)
    attempt.save(update_fields=["right", "mark", "handed_in_at"])
    _note(attempt, "handed_in", by, at, mark=attempt.mark)
    return attempt


@transaction.atomic(savepoint=False)
def extend(*, learning_id: int, percent: int, by: User, at: datetime) -> Extension:
    """Somebody may take longer by so many percent, also in an attempt that runs already."""
    learning = locked(Learning.objects.select_related("version"), pk=learning_id)
    made, _new = Extension.objects.update_or_create(
        learning=learning, defaults={"percent": percent, "by": by, "at": at}
    )
    for attempt in Attempt.objects.running().filter(learning=learning).select_related("version"):
        exam = Quiz.of(attempt.version.content.quiz).exam
        if exam is not None and attempt.limit.takes(at=at):
            time = limit(
                begun_at=attempt.begun_at,
                minutes=exam.minutes,
                extra_percent=percent,
                late_seconds=int(attempt.late.total_seconds()),
            )
            attempt.until_at = max(attempt.until_at, time.until_at)
            attempt.save(update_fields=["until_at"])
    audit.record(
        actor=by,
        action="exam.extended",
        subject=("learning", learning.public_id),
        at=at,
        percent=percent,
    )
    return made


def extra_percent(learning_id: int) -> int:
    """How much longer the person may take."""
    found = Extension.objects.filter(learning=learning_id).values_list("percent", flat=True)
    return found.first() or 0


def _read(question: Question, one: Told) -> marking.Answer:
    """The answer, or that there is none any more."""
    if one.value == marking.NOTHING:
        return marking.NOTHING
    try:
        return marking.read(question.key, one.value)
    except marking.NotAnAnswer:
        raise NotOfThisExam from None


def _note(attempt: Attempt, verb: str, by: User | None, at: datetime, **details: int) -> None:
    audit.record(
        actor=by,
        action=f"exam.{verb}",
        subject=("attempt", attempt.public_id),
        at=at,
        on_behalf_of=None,
        **details,
    )
