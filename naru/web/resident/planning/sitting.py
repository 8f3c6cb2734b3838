"""What one has to know of an exam in a plan: when to apply, how it goes on, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from naru.occupations.models import Exam, ExamWindow
from naru.occupations.queries.exams import window_on, windows_after
from naru.web.templatetags.words import day


@dataclass(frozen=True)
class Sitting:
    """An exam in words. `later`: further times to apply, should one miss that of `apply`.

    `moved`: the days on which it is held now, if a plan has others. `origin`: whose days these are,
    with `href`, unless they are a `sample`.
    """

    moved: str
    apply: str
    later: Sequence[str]
    origin: str
    href: str
    sample: bool


def sitting_of(exam: Exam, *, planned: tuple[date, date], on: date) -> Sitting:
    """The exam as it is told of on that day; its windows and its source are at hand."""
    window = window_on(exam, on)
    days = exam.starts_on, exam.last_on
    return Sitting(
        moved="" if days == planned or exam.withdrawn_at else _span(*days),
        apply=_apply(exam, window, on),
        later=[_span(one.from_on, one.until_on) for one in windows_after(exam, window)],
        origin=_origin(exam),
        href=exam.source.url if exam.source else "",
        sample=exam.sample,
    )


def _apply(exam: Exam, window: ExamWindow | None, on: date) -> str:
    return f"{_when(window, on)}, {_result(exam)}"


def _when(window: ExamWindow | None, on: date) -> str:
    if window is None:
        return _("접수 기간은 아직 알 수 없음")
    if window.until_on < on:
        return _("접수는 %(to)s에 끝남") % {"to": day(window.until_on)}
    if window.from_on == window.until_on:
        return _("접수 %(from)s 하루") % {"from": day(window.from_on)}
    return _("접수 %(from)s부터 %(to)s까지") % {
        "from": day(window.from_on),
        "to": day(window.until_on),
    }


def _result(exam: Exam) -> str:
    if exam.result_on is None:
        return _("결과 발표일은 아직 알 수 없음")
    return _("결과 %(day)s") % {"day": day(exam.result_on)}


def _span(first: date, last: date) -> str:
    days = {"from": day(first), "to": day(last)}
    return days["from"] if first == last else _("%(from)s부터 %(to)s까지") % days


def _origin(exam: Exam) -> str:
    if exam.source is None:
        return ""
    said = {"name": exam.source.publisher or exam.source.title, "day": day(exam.read_on)}
    if exam.read_on is None:
        return _("일정 출처: %(name)s") % said
    return _("일정 출처: %(name)s, %(day)s 확인") % said
