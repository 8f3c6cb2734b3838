"""Certificates of classes that met: given with the result, taken back if a correction undoes it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from naru.accounts.models import User
from naru.credentials.enums import Kind, Why
from naru.credentials.models import Certificate
from naru.credentials.services import issuing, revoking
from naru.enrolments.models import Result
from naru.occupations.models import Skill


def reason_of(result: Result) -> str:
    """How a certificate names the result it was issued for."""
    return f"result:{result.pk}"


@transaction.atomic(savepoint=False)
def certify(*, result: Result, at: datetime) -> Certificate | None:
    """The certificate of a completed result, once. None for one that is not completed, and for a
    course whose provider is no organisation here: nobody would answer for it.

    The notice of the result tells of it, so that nobody is told twice.
    """
    application = result.application
    course = application.intake.run.course
    issuer = course.provider.organisation if course.provider else None
    if not result.completed or issuer is None:
        return None
    run = application.intake.run
    evidence = {
        "came": result.came,
        "held": result.closing.held,
        "begun_on": run.starts_on.isoformat() if run.starts_on else None,
        "ended_on": run.last_on.isoformat() if run.last_on else None,
    }
    return issuing.issue(
        resident=application.resident,
        title_ko=course.title,
        title_en=course.title_en,
        issuer=issuer,
        skills=skills_named(list(course.skills.values_list("name", flat=True))),
        evidence=evidence,
        score=None,
        kind=Kind.COMPLETION,
        reason_key=reason_of(result),
        at=at,
        tell=False,
    )


@transaction.atomic(savepoint=False)
def follow(*, result: Result, by: User, why: str, at: datetime) -> Certificate | None:
    """After a correction: issue what is earned now, revoke what is not earned any more."""
    if result.completed:
        return certify(result=result, at=at)
    held = Certificate.objects.filter(reason=reason_of(result), revoked_at__isnull=True).first()
    if held is None:
        return None
    return revoking.revoke(certificate_id=held.pk, why=Why.RESULT_CHANGED, words=why, by=by, at=at)


def skills_named(names: list[str]) -> list[str]:
    """Codes of the city's skills that the course names, by their own name or one they are taught
    as.
    """
    named = Q(name_ko__in=names) | Q(taught_as__overlap=names)
    found = Skill.objects.current().filter(named)
    return list(found.order_by("code").values_list("code", flat=True))
