"""Exams of an occupation as something to plan: wants, offerings, and courses that prepare."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from naru.catalogue.models import Course
from naru.occupations.enums import ExamPart, Weight
from naru.occupations.models import Exam, ExamWindow, Occupation, OccupationCertificate
from naru.occupations.queries.exams import window_on, with_windows
from naru.planning.rules.plain import Level, Offering, Want

EXAM, PREPARED = "exam:", "prep:"
PASSED, HELD = 1, 2
"""Levels of a certificate's code: the written part is passed; it is held."""
MUST, HELPS = 6, 2
"""What each level of a certificate counts, beside 3 and 1 of a skill."""
GRADE = re.compile(r"\s*(\d)급$")
IN_TITLE = re.compile(r"(\d)급")


@dataclass(frozen=True)
class Look:
    """The day on which exams are looked at, and what one counts whose fee nobody states."""

    on: date
    unknown_fee_won: int


def asked_by(occupation: Occupation | None) -> list[OccupationCertificate]:
    """The certificates that the work requires or often asks for, in their order; one query."""
    found = OccupationCertificate.objects.filter(occupation=occupation, withdrawn_at__isnull=True)
    return list(found.select_related("certificate").order_by("position", "pk"))


def exams_ahead(
    asked: Iterable[OccupationCertificate], *, on: date, kept: Collection[str] = ()
) -> list[Exam]:
    """Rounds for which one can still apply, and those of a plan that is to be changed."""
    pks = [int(key.removeprefix(EXAM)) for key in kept if key.startswith(EXAM)]
    to_apply = ExamWindow.objects.current().filter(exam=OuterRef("pk"), until_on__gte=on)
    open_still = Q(Exists(to_apply), withdrawn_at__isnull=True, starts_on__gt=on)
    found = Exam.objects.filter(certificate__in=[one.certificate_id for one in asked])
    rows = found.filter(open_still | Q(pk__in=pks)).select_related("certificate")
    return list(rows.prefetch_related(with_windows()).order_by("starts_on", "pk"))


def in_parts(asked: Iterable[OccupationCertificate]) -> set[int]:
    """Certificates (ids) with a written part that comes first, whether or not one can apply."""
    written = Exam.objects.filter(
        certificate__in=[one.certificate_id for one in asked],
        certificate__practical_only=False,
        part=ExamPart.WRITTEN,
    )
    return set(written.values_list("certificate_id", flat=True).distinct().order_by())


def exams_with(keys: Iterable[str]) -> dict[str, Exam]:
    """By the keys of their offerings; others among the keys are left out."""
    pks = [int(key.removeprefix(EXAM)) for key in keys if key.startswith(EXAM)]
    rows = Exam.objects.filter(pk__in=pks).select_related("certificate") if pks else ()
    return {key_of(one): one for one in rows}


def key_of(exam: Exam) -> str:
    """The key of its offering."""
    return f"{EXAM}{exam.pk}"


def course_of(exam: Exam) -> str:
    """What stands for a course: one sits each part of a certificate once."""
    return f"{EXAM}{exam.certificate.code}:{exam.part}"


def wants(asked: Iterable[OccupationCertificate], exams: Iterable[Exam]) -> tuple[Want, ...]:
    """Certificates of which an exam is announced; the others no plan can lead to."""
    known = {one.certificate_id for one in exams}
    return tuple(
        Want(one.certificate.code, HELD, MUST if one.weight == Weight.REQUIRED else HELPS)
        for one in asked
        if one.certificate_id in known
    )


def offerings(
    exams: Iterable[Exam], *, prepared: Collection[str], written: Collection[int], look: Look
) -> list[Offering]:
    """`prepared` are certificates for which a course prepares: that comes before the exam;
    `written` those (ids) whose written part comes before the practical one.
    """
    found = []
    for one in exams:
        code = one.certificate.code
        window = window_on(one, look.on)
        last = one.part == ExamPart.PRACTICAL and one.certificate_id in written
        first: tuple[Level, ...] = ((f"{PREPARED}{code}", 1),) if code in prepared else ()
        found.append(
            Offering(
                key=key_of(one),
                course=course_of(one),
                gives=((code, PASSED if one.part == ExamPart.WRITTEN else HELD),),
                needs=((code, PASSED),) if last else first,
                starts_on=one.starts_on,
                last_on=one.last_on,
                fee_won=look.unknown_fee_won if one.fee is None else one.fee,
                apply_until_on=window.until_on if window else None,
            )
        )
    return found


def preparing(asked: Iterable[OccupationCertificate]) -> Q:
    """Runs of courses that may prepare for one of them; `prepared_by` looks closer."""
    found = Q(pk__in=[])
    for one in asked:
        found |= Q(course__certificate__icontains=_base(one.certificate.name_ko))
    return found


def prepared_by(course: Course, asked: Iterable[OccupationCertificate]) -> list[str]:
    """Codes of the certificates for which a course says it prepares; another grade is another."""
    names = [part.strip() for part in course.certificate.split(",") if part.strip()]
    title = IN_TITLE.search(course.title)
    found = []
    for one in asked:
        name = one.certificate.name_ko
        grade = GRADE.search(name)
        other = grade and title and grade[1] != title[1]
        if not other and any(each in (name, _base(name)) for each in names):
            found.append(one.certificate.code)
    return found


def _base(name: str) -> str:
    """The name without its grade: courses often name it so."""
    return GRADE.sub("", name)
