"""What a provider sees of learners and questions of its online courses."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from naru.catalogue.models import Course
from naru.enrolments.models import Application
from naru.lessons.models import (
    Attempt,
    Completion,
    Extension,
    ExtensionAsk,
    Learning,
    Progress,
    Reply,
    Version,
)
from naru.lessons.queries.standing import rule_of
from naru.lessons.rules.items import Given, Item, judge
from naru.lessons.rules.marking import NOTHING, Kind
from naru.lessons.rules.progress import Lesson, Seen, percent
from naru.lessons.rules.questions import Question, Quiz

NEWEST = 2_000
"""Attempts that figures are made of: the newest ones, as questions and people change."""


@dataclass(frozen=True)
class Learner:
    """One seat of a class and how far its person is; `learning` is None before they began."""

    seat: Application
    learning: Learning | None
    progress_percent: int = 0
    best_mark: int | None = None
    completed_at: datetime | None = None
    extra_percent: int = 0
    asked_percent: int = 0


def learners_of(seated: Iterable[Application]) -> list[Learner]:
    """Everybody on the list, in its order; the same number of queries for any class."""
    seats = list(seated)
    found = Learning.objects.filter(application__in=seats)
    whole = found.select_related("application__intake__run__course")
    known = {one.application_id: one for one in whole}
    lessons = _lessons({one.version_id for one in known.values()})
    seen: dict[int, dict[str, Seen]] = defaultdict(dict)
    for row in Progress.objects.filter(learning__in=found):
        seen[row.learning_id][row.lesson] = row.seen
    marks: dict[int, int] = {}
    sat = Attempt.objects.filter(learning__in=found, mark__isnull=False)
    for learning_id, mark in sat.values_list("learning", "mark"):
        marks[learning_id] = max(mark or 0, marks.get(learning_id, 0))
    done = dict(Completion.objects.filter(learning__in=found).values_list("learning", "at"))
    extra = dict(Extension.objects.filter(learning__in=found).values_list("learning", "percent"))
    asked = ExtensionAsk.objects.filter(learning__in=found)
    wished = dict(asked.values_list("learning", "percent"))
    return [
        Learner(
            seat=seat,
            learning=(one := known[seat.pk]),
            progress_percent=percent(lessons[one.version_id], seen[one.pk], rule_of(one)),
            best_mark=marks.get(one.pk),
            completed_at=done.get(one.pk),
            extra_percent=extra.get(one.pk, 0),
            asked_percent=wished.get(one.pk, 0),
        )
        if seat.pk in known
        else Learner(seat, None)
        for seat in seats
    ]


@dataclass(frozen=True)
class Figures:
    """A question of the newest version and what its answers say; None: too few people."""

    question: Question
    item: Item | None


def figures_of(course: Course) -> list[Figures]:
    """All questions of the exam as they stand now, by each person's first attempt.

    A question keeps its code from version to version; answers to options that it no longer has
    are left out.
    """
    version = Version.objects.published().filter(package__course=course).first()
    quiz = Quiz.of(version.content.quiz) if version is not None else Quiz(None, ())
    first = Attempt.objects.filter(
        version__package__course=course, number=1, handed_in_at__isnull=False
    )
    newest = list(first.order_by("-handed_in_at").values_list("pk", "right", "questions")[:NEWEST])
    right = {pk: (count or 0, len(asked)) for pk, count, asked in newest}
    asked_of: dict[str, list[int]] = defaultdict(list)
    for pk, _count, asked in newest:
        for code in asked:
            asked_of[code].append(pk)
    told = Reply.objects.filter(attempt__in=right).exclude(given=NOTHING)
    answers = {
        (one["attempt"], one["question"]): (bool(one["right"]), one["given"])
        for one in told.values("attempt", "question", "right", "given")
    }
    return [
        Figures(one, judge(_given(one, asked_of[one.code], right, answers), options=_options(one)))
        for one in quiz.questions
        if one.is_exam
    ]


def _given(
    question: Question,
    attempts: Iterable[int],
    right: dict[int, tuple[int, int]],
    answers: dict[tuple[int, str], tuple[bool, object]],
) -> list[Given]:
    """Of whoever was asked; not answering is not right."""
    found = []
    for pk in attempts:
        is_right, given = answers.get((pk, question.code), (False, None))
        count, asked = right[pk]
        rest = (count - is_right) / (asked - 1) if asked > 1 else 0.0
        found.append(Given(is_right, rest, _chosen(question, given)))
    return found


def _chosen(question: Question, given: object) -> list[int]:
    if not _options(question) or given is None:
        return []
    numbers = given if isinstance(given, list) else [given]
    return [one for one in numbers if isinstance(one, int) and one < question.key.options]


def _options(question: Question) -> int:
    """Options of which one is chosen: an order has none, as all are."""
    chosen = question.key.kind in (Kind.SINGLE, Kind.MULTIPLE)
    return question.key.options if chosen else 0


def _lessons(version_ids: Iterable[int]) -> dict[int, list[Lesson]]:
    return {
        one.pk: [Lesson(each.code, each.minutes) for each in one.content.lessons]
        for one in Version.objects.filter(pk__in=version_ids)
    }
