"""Rounds of exams: which years were announced, and when one may apply."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch

from naru.occupations.models import Certificate, Exam, ExamWindow
from naru.occupations.rules.rounds import Known


def announced_years() -> set[tuple[int, int]]:
    """Certificates (ids) and years of which the source itself told, whatever became of it since."""
    told = Exam.objects.imported().values_list("certificate_id", "starts_on__year")
    return set(told.distinct().order_by("certificate_id"))


def held_by_qnet() -> list[Known]:
    """The certificates whose exams Q-Net holds, by code."""
    ours = Certificate.objects.current().order_by("code")
    return [
        Known(one.code, one.qnet, one.grade, one.name_ko, one.practical_only)
        for one in ours
        if one.qnet
    ]


def items_of_qnet() -> dict[str, str]:
    """Codes of certificates by Q-Net's number of the item, where we know it."""
    ours = Certificate.objects.current().exclude(item_code="").order_by("code")
    return {one.item_code: one.code for one in ours if one.qnet}


def with_windows() -> "Prefetch[str]":
    """Fetches the times to apply that `window_on` and `windows_after` look at."""
    return Prefetch("windows", ExamWindow.objects.current())


def window_on(exam: Exam, on: date) -> ExamWindow | None:
    """The time to apply that is open that day, else the next one, else the last there was."""
    windows = list(exam.windows.all())
    return next((one for one in windows if one.until_on >= on), windows[-1] if windows else None)


def windows_after(exam: Exam, window: ExamWindow | None) -> Iterable[ExamWindow]:
    """Further times to apply, should one miss that one."""
    return [one for one in exam.windows.all() if window and one.from_on > window.until_on]
