"""A provider says what its course gives."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Organisation, User
from naru.audit import services as audit
from naru.catalogue.models import Course
from naru.core.refusals import Refusal
from naru.credits.enums import Category, CourseType
from naru.credits.models import CourseTerms, Entry, MicroDegree


class NoCredits(Refusal):
    message = _("학점을 1에서 24까지 적어 주세요. 특성화형은 학점이 없습니다.")


class NoMajor(Refusal):
    message = _("전공 과목이면 어느 전공인지 골라 주세요.")


class NotOurs(Refusal):
    message = _("대학이나 기관이 직접 연 강좌에만 학점을 적을 수 있습니다.")


class AlreadyGiven(Refusal):
    message = _("이 강좌로 학점을 받은 사람이 있어 바꿀 수 없습니다. 새 강좌를 만들어 주세요.")


@dataclass(frozen=True)
class Gives:
    """What a course gives; `micro_degree` is the name of one, old or new, or empty."""

    type: CourseType
    credits: int = 0
    category: str = ""
    field: str = ""
    micro_degree: str = ""
    micro_degree_en: str = ""


@transaction.atomic(savepoint=False)
def set_terms(*, course: Course, gives: Gives | None, by: User, at: datetime) -> CourseTerms | None:
    """None takes the type away. Refused once somebody has credits from the course."""
    organisation = course.provider.organisation if course.provider else None
    if organisation is None:
        raise NotOurs
    if Entry.objects.filter(result__closing__intake__run__course=course).exists():
        raise AlreadyGiven
    if gives is None:
        CourseTerms.objects.filter(course=course).delete()
        _note(course, by, at, {"type": ""})
        return None
    _refuse_incomplete(gives)
    bank = gives.type == CourseType.BANK
    terms, _new = CourseTerms.objects.update_or_create(
        course=course,
        defaults={
            "type": gives.type,
            "credits": 0 if gives.type == CourseType.SPECIALISED else gives.credits,
            "category": gives.category if bank else "",
            "field": gives.field if bank and gives.category == Category.MAJOR else "",
            "micro_degree": _micro_degree(organisation, gives, at),
            "by": by,
            "changed_at": at,
        },
    )
    _note(course, by, at, {"type": terms.type, "credits": terms.credits})
    return terms


def _refuse_incomplete(gives: Gives) -> None:
    if gives.type != CourseType.SPECIALISED and not 1 <= gives.credits <= MOST:
        raise NoCredits
    if gives.type == CourseType.BANK and gives.category == Category.MAJOR and not gives.field:
        raise NoMajor


def _micro_degree(organisation: Organisation, gives: Gives, at: datetime) -> MicroDegree | None:
    if gives.type != CourseType.CERTIFIED or not gives.micro_degree.strip():
        return None
    one, _new = MicroDegree.objects.get_or_create(
        organisation=organisation,
        name_ko=gives.micro_degree.strip(),
        defaults={"name_en": gives.micro_degree_en.strip(), "made_at": at},
    )
    return one


def _note(course: Course, by: User, at: datetime, gives: dict[str, object]) -> None:
    subject = ("course", course.public_id)
    audit.record(actor=by, action="course.credits_set", subject=subject, at=at, gives=gives)


MOST = 24
"""Credits of one course; the database says the same (`credit_course_credits_by_type`)."""
