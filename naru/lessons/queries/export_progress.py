"""How far somebody got, what they answered and what they completed, for taking along."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Plain, Section
from naru.lessons.models import Attempt, Check, Completion, Extension, ExtensionAsk, Progress, Reply
from naru.lessons.queries.export import export_learnings
from naru.lessons.rules.marking import NOTHING
from naru.residents.models import Resident

COURSE = "learning__version__package__course__title"


def export_learning(resident: Resident) -> list[Section]:
    """Everything that somebody learnt online, beginning with the courses."""
    return [*export_learnings(resident), *export_progress(resident)]


def export_progress(resident: Resident) -> list[Section]:
    """Time by lesson, self-checks, attempts at exams with every answer, completed courses."""
    return [
        *(_lessons(resident), _checks(resident), _attempts(resident)),
        *(_longer(resident), _completions(resident)),
    ]


def _lessons(resident: Resident) -> Section:
    mine = Progress.objects.filter(learning__resident=resident).order_by("learning", "pk")
    rows: list[Mapping[str, Plain]] = [
        {
            "course": course,
            "lesson": one.lesson,
            "seconds": int(one.time.total_seconds()),
            "opened_at": one.opened_at,
            "done_at": one.done_at,
            "place_s": one.place_s,
        }
        for one, course in zip(mine, mine.values_list(COURSE, flat=True), strict=True)
    ]
    labels = {
        "course": _("강좌 이름"),
        "lesson": _("단원 이름"),
        "seconds": _("배운 시간(초)"),
        "opened_at": _("처음 연 때"),
        "done_at": _("다 본 때"),
    }
    return Section(key="lessons", title=_("단원마다 배운 것"), labels=labels, rows=rows)


def _checks(resident: Resident) -> Section:
    mine = Check.objects.filter(learning__resident=resident).order_by("learning", "pk")
    rows: list[Mapping[str, Plain]] = [
        {"question": one.question, "given": str(one.given), "right": one.right, "at": one.at}
        for one in mine
    ]
    labels = {
        "question": _("물음"),
        "given": _("적은 답"),
        "right": _("맞았나요"),
        "at": _("답한 때"),
    }
    return Section(key="checks", title=_("스스로 확인한 물음"), labels=labels, rows=rows)


def _attempts(resident: Resident) -> Section:
    mine = Attempt.objects.filter(learning__resident=resident).order_by("learning", "number")
    extended = dict(
        Extension.objects.filter(learning__resident=resident).values_list("learning", "percent")
    )
    told = Reply.objects.filter(attempt__in=mine).exclude(given=NOTHING).order_by("pk")
    answers: dict[int, list[str]] = {}
    for one in told:
        answers.setdefault(one.attempt_id, []).append(f"{one.question}: {one.given}")
    courses = mine.values_list(COURSE, flat=True)
    rows: list[Mapping[str, Plain]] = [
        {
            "course": course,
            "number": one.number,
            "begun_at": one.begun_at,
            "handed_in_at": one.handed_in_at,
            "mark": one.mark,
            "answers": answers.get(one.pk, []),
            "longer_percent": extended.get(one.learning_id, 0),
        }
        for one, course in zip(mine, courses, strict=True)
    ]
    labels = {
        "course": _("강좌 이름"),
        "number": _("몇 번째"),
        "begun_at": _("시작한 때"),
        "handed_in_at": _("낸 때"),
        "mark": _("점수"),
    }
    return Section(key="exams", title=_("본 시험"), labels=labels, rows=rows)


def _longer(resident: Resident) -> Section:
    """More time in an exam that was asked for and not answered yet."""
    mine = ExtensionAsk.objects.filter(learning__resident=resident).order_by("at")
    rows: list[Mapping[str, Plain]] = [
        {"course": course, "at": one.at, "longer_percent": one.percent}
        for one, course in zip(mine, mine.values_list(COURSE, flat=True), strict=True)
    ]
    labels = {
        "course": _("강좌 이름"),
        "at": _("시간을 더 부탁한 때"),
        "longer_percent": _("더 부탁한 시험 시간(%)"),
    }
    return Section(key="longer_asked", title=_("더 부탁한 시험 시간"), labels=labels, rows=rows)


def _completions(resident: Resident) -> Section:
    mine = Completion.objects.filter(learning__resident=resident).order_by("at")
    rows: list[Mapping[str, Plain]] = [
        {
            "course": course,
            "at": one.at,
            "progress_percent": one.standing["progress_percent"],
            "exam_mark": one.standing["exam_mark"],
        }
        for one, course in zip(mine, mine.values_list(COURSE, flat=True), strict=True)
    ]
    labels = {
        "course": _("강좌 이름"),
        "at": _("수료한 때"),
        "progress_percent": _("진도(%)"),
        "exam_mark": _("시험 점수"),
    }
    return Section(key="completions", title=_("수료한 온라인 강좌"), labels=labels, rows=rows)
