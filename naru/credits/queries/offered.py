"""Courses of the catalogue that give credits of the credit bank and can still be joined."""

from datetime import date

from django.utils import timezone

from naru.catalogue.models import Course, Run
from naru.core.ready import Ready
from naru.credits.enums import CourseType
from naru.credits.models import CourseTerms
from naru.credits.rules.options import Option
from naru.credits.rules.plain import BANK, Line
from naru.credits.rules.subjects import same_subject

TERMS = Ready(
    lambda course: CourseTerms.objects.filter(course=course).select_related(
        "micro_degree__organisation"
    ),
    int,
)


def terms_of(course: Course) -> CourseTerms | None:
    """What the course gives; None for one that gives no credits and has no type."""
    return TERMS.first(course.pk)


def dated_options(*, on: date) -> list[Option]:
    """Every dated run that begins after the day, with what is known of its fee. One query."""
    runs = Run.objects.present().filter(
        course__in=Course.objects.present(),
        course__credit_terms__type=CourseType.BANK,
        starts_on__gt=on,
    )
    rows = runs.select_related("course__provider__organisation", "course__credit_terms")
    return [_option(run) for run in rows.order_by("starts_on", "pk")]


def _option(run: Run) -> Option:
    course, terms = run.course, run.course.credit_terms
    body = course.provider.organisation if course.provider else None
    starts_on = run.starts_on or timezone.localdate(run.made_at)
    return Option(
        line=Line(
            key=f"run.{run.public_id}",
            kind=BANK,
            credits=terms.credits,
            subject=same_subject(course.title),
            ended_on=run.last_on or starts_on,
            category=terms.category,
            field=terms.field,
            body=body.code if body else "",
            accredited=True,
        ),
        starts_on=starts_on,
        cost_won=run.fee_won or 0,
        name_ko=course.title,
        name_en=course.title_en or course.title,
        body_ko=body.name_ko if body else "",
        body_en=(body.name_en or body.name_ko) if body else "",
        cost_known=run.fee_won is not None,
        course=str(course.public_id),
    )
