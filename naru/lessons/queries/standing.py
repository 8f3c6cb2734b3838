"""How far a learner is: lessons, exam, what is still missing. A constant number of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naru.enrolments.models import Result
from naru.lessons.models import Attempt, Completion, Learning, Progress, Watch
from naru.lessons.rules.completion import (
    EVERYTHING,
    Part,
    Rule,
    Standing,
    missing,
    parts,
)
from naru.lessons.rules.progress import Lesson, Seen, exam_is_open, percent, where_one_was
from naru.lessons.rules.questions import Quiz


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """Where a learner stands on the version they learn from, by the rule they began under."""

    rule: Rule
    lessons: Sequence[Lesson]
    seen: Mapping[str, Seen]
    quiz: Quiz
    attempts: Sequence[Attempt]
    standing: Standing
    completion: Completion | None
    last: str | None

    @property
    def parts(self) -> list[Part]:
        """All that is asked for, with how much there is."""
        return parts(self.rule, self.standing)

    @property
    def missing(self) -> list[Part]:
        return missing(self.rule, self.standing)

    @property
    def next_lesson(self) -> str:
        """Where one goes on, on whatever device."""
        return where_one_was(self.lessons, self.seen, self.last)

    @property
    def running(self) -> Attempt | None:
        """The attempt that is not handed in."""
        return next((one for one in self.attempts if one.handed_in_at is None), None)

    @property
    def attempts_left(self) -> int:
        most = self.quiz.exam.attempts if self.quiz.exam else 0
        return max(0, most - len(self.attempts))

    @property
    def passed(self) -> bool:
        """Whether the exam needs nothing more."""
        mark, asked = self.standing.exam_mark, self.rule.exam_mark
        return mark is not None and mark >= (asked or 0)

    @property
    def exam_is_open(self) -> bool:
        """Whether another attempt may be begun now."""
        return (
            self.quiz.exam is not None
            and not self.passed
            and self.attempts_left > 0
            and exam_is_open(self.standing.progress_percent, self.rule)
        )


def rule_of(learning: Learning) -> Rule:
    """The rule they began under."""
    return Rule.read(learning.rule) if learning.rule else EVERYTHING


def lessons_of(learning: Learning) -> list[Lesson]:
    """The lessons of their version, in order."""
    return [Lesson(one.code, one.minutes) for one in learning.version.content.lessons]


def outlook_of(learning: Learning) -> Outlook:
    """Where they stand now."""
    return outlooks_of([learning])[learning.pk]


def outlooks_of(learnings: Sequence[Learning]) -> dict[int, Outlook]:
    """The same of several, by their keys; as many queries as for one. Versions come with them."""
    seen: dict[int, dict[str, Seen]] = defaultdict(dict)
    for row in Progress.objects.filter(learning__in=learnings):
        seen[row.learning_id][row.lesson] = row.seen
    attempts: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in Attempt.objects.filter(learning__in=learnings).order_by("number"):
        attempts[attempt.learning_id].append(attempt)
    watched = dict(Watch.objects.filter(learning__in=learnings).values_list("learning", "lesson"))
    done = {one.learning_id: one for one in Completion.objects.filter(learning__in=learnings)}
    came = _attendance([one for one in learnings if rule_of(one).attendance_percent])
    return {
        one.pk: _outlook(
            one,
            seen=seen[one.pk],
            attempts=attempts[one.pk],
            attendance=came.get(one.application_id),
            completion=done.get(one.pk),
            last=watched.get(one.pk),
        )
        for one in learnings
    }


def _outlook(
    learning: Learning,
    *,
    seen: Mapping[str, Seen],
    attempts: Sequence[Attempt],
    attendance: int | None,
    completion: Completion | None,
    last: str | None,
) -> Outlook:
    rule, quiz = rule_of(learning), Quiz.of(learning.version.content.quiz)
    lessons = lessons_of(learning)
    marks = [one.mark for one in attempts if one.mark is not None]
    return Outlook(
        rule=rule,
        lessons=lessons,
        seen=seen,
        quiz=quiz,
        attempts=attempts,
        standing=Standing(
            progress_percent=percent(lessons, seen, rule),
            has_exam=quiz.exam is not None,
            exam_mark=max(marks, default=None),
            attendance_percent=attendance,
        ),
        completion=completion,
        last=last if last is not None else _last(seen),
    )


def _last(seen: Mapping[str, Seen]) -> str | None:
    """The lesson of the last day that is not done; they may learn another course just now."""
    begun = [(one.last_on, code) for code, one in seen.items() if one.last_on and not one.done]
    return max(begun)[1] if begun else None


def _attendance(learnings: Sequence[Learning]) -> dict[int, int]:
    """Percent of the sessions by seat, once the provider has closed the term."""
    if not learnings:
        return {}
    seats = [one.application_id for one in learnings]
    found = Result.objects.filter(application__in=seats).select_related("closing")
    return {one.application_id: 100 * one.came // one.closing.held for one in found}
