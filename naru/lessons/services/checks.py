"""Self-checks at the end of a lesson: marked at once, counted for nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.core.refusals import Refusal
from naru.lessons.models import Check, Learning
from naru.lessons.rules import marking
from naru.lessons.rules.questions import Quiz


class NotACheck(Refusal):
    message = _("이 단원의 물음에 맞는 답이 아니에요. 답을 고르거나 적어 주세요.")


@transaction.atomic(savepoint=False)
def answer(*, learning: Learning, lesson: str, question: str, told: object, at: datetime) -> Check:
    """Keep and mark the answer to a self-check of the lesson, in place of the one before."""
    quiz = Quiz.of(learning.version.content.quiz)
    asked = next((one for one in quiz.checks(lesson) if one.code == question), None)
    if asked is None:
        raise NotACheck
    try:
        given = marking.read(asked.key, told)
    except marking.NotAnAnswer:
        raise NotACheck from None
    made, _new = Check.objects.update_or_create(
        learning=learning,
        question=question,
        defaults={"given": given, "right": marking.is_right(asked.key, given), "at": at},
    )
    return made
