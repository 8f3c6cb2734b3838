"""How much of a lesson and of a course somebody has learnt: plain values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from naru.lessons.rules.completion import Rule


@dataclass(frozen=True)
class Lesson:
    """A lesson and its nominal time."""

    code: str
    minutes: int

    @property
    def time(self) -> timedelta:
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Seen:
    """The time that counted for one lesson, whether its learner says it is done, and the last
    day on which time counted.
    """

    time: timedelta = timedelta()
    done: bool = False
    last_on: date | None = None


def least(lesson: Lesson, rule: Rule) -> timedelta:
    """The time below which a lesson counts nothing."""
    return lesson.time * rule.lesson_from_percent / 100


def share(lesson: Lesson, seen: Seen, rule: Rule) -> Fraction:
    """How much of the lesson counts, from 0 to 1."""
    if seen.time < least(lesson, rule):
        return Fraction(0)
    if rule.counts == "done":
        return Fraction(int(seen.done))
    spent = Fraction(int(seen.time.total_seconds()), 60 * lesson.minutes)
    return min(spent, Fraction(1))


def percent(lessons: Sequence[Lesson], seen: Mapping[str, Seen], rule: Rule) -> int:
    """How much of the course: every lesson weighs the same, and nothing is rounded up."""
    if not lessons:
        return 0
    shares = [share(one, seen.get(one.code, Seen()), rule) for one in lessons]
    return int(100 * sum(shares, Fraction(0)) / len(lessons))


def still(lesson: Lesson, seen: Seen, rule: Rule) -> timedelta:
    """The time that a lesson still needs before it counts fully, but for saying it is done."""
    needed = lesson.time if rule.counts == "time" else least(lesson, rule)
    return max(needed - seen.time, timedelta())


def counts_on(code: str, seen: Mapping[str, Seen], rule: Rule, *, on: date) -> bool:
    """Whether time of this lesson counts on the day: the first lessons of a day do."""
    if rule.lessons_a_day is None:
        return True
    today = {known for known, one in seen.items() if one.last_on == on}
    return code in today or len(today) < rule.lessons_a_day


def exam_is_open(course_percent: int, rule: Rule) -> bool:
    """Whether enough was learnt to sit the exam."""
    return course_percent >= rule.exam_after_percent


def where_one_was(lessons: Sequence[Lesson], seen: Mapping[str, Seen], last: str | None) -> str:
    """The lesson to go on with: where one was last until it is done, else the first that is not.

    Where all are done, the last one. Raises ValueError for a course without lessons.
    """
    if not lessons:
        raise ValueError("a course without lessons has nothing to go on with")
    done = {code for code, one in seen.items() if one.done}
    codes = [one.code for one in lessons]
    if last in codes and last not in done:
        return last
    return next((code for code in codes if code not in done), codes[-1])
