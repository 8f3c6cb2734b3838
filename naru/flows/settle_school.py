"""A person's certificate of a school follows their stages.

all stages completed -> the certificate, once -> one whose stages are not all completed any more is
revoked, with the reason of the correction.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.core.locks import alone
from naru.credentials.enums import Kind, Why
from naru.credentials.models import Certificate
from naru.credentials.services import issuing, results, revoking
from naru.enrolments.models import Correction
from naru.schools.models import Term
from naru.schools.queries.standing import Standing, standings_among
from naru.schools.queries.terms import whole
from naru.schools.rules import Going


@transaction.atomic(durable=True)
def settle_school(*, claim_id: int, at: datetime) -> Certificate | None:
    """What holds now for the click at the entrance. Said twice, once done; nothing for a record
    that was erased, and for a school whose provider is no organisation here: nobody would answer
    for it.
    """
    alone(f"school certificate {claim_id}")
    standing = _standing(claim_id, at)
    if standing is None:
        return None
    held = Certificate.objects.filter(reason=standing.certificate_reason).in_force().first()
    if standing.is_in and standing.current is None:
        return held or _issue(standing, at)
    if held is not None:
        _revoke(held, standing, at)
    return None


def _standing(claim_id: int, at: datetime) -> Standing | None:
    for found in whole(Term.objects.filter(entrance__claims=claim_id)):
        person = found.entrance.claims.select_related("resident").get(pk=claim_id).resident
        if person.erased_at is None:
            standing = standings_among(found, [person.pk], at=at).get(person.pk)
            return standing if standing and standing.claim.pk == claim_id else None
    return None


def _issue(standing: Standing, at: datetime) -> Certificate | None:
    """The notice of the last stage tells of it."""
    course = standing.whole.entrance.run.course
    issuer = course.provider.organisation if course.provider else None
    if issuer is None:
        return None
    done = [
        one.module.intake.run.course
        for stage in standing.stages
        for one in stage.modules
        if one.going == Going.DONE
    ]
    skills = {name for one in done for name in one.skills.values_list("name", flat=True)}
    first = standing.whole.entrance_day
    return issuing.issue(
        resident=standing.claim.resident,
        title_ko=course.title,
        title_en=course.title_en or standing.term.name_en,
        issuer=issuer,
        skills=results.skills_named(sorted(skills)),
        evidence={
            "stages": ", ".join(stage.stage.name_ko for stage in standing.stages),
            "modules": ", ".join(one.title for one in done),
            "begun_on": f"{timezone.localdate(first.starts_at):%Y-%m-%d}" if first else None,
            "ended_on": f"{timezone.localdate(at):%Y-%m-%d}",
        },
        score=None,
        kind=Kind.SCHOOL,
        reason_key=standing.certificate_reason,
        at=at,
        tell=False,
    )


def _revoke(held: Certificate, standing: Standing, at: datetime) -> None:
    """By whoever corrected last, in their words; what ended otherwise has nothing to be revoked."""
    corrected = Correction.objects.filter(
        attendance__application__resident=standing.claim.resident_id,
        attendance__application__intake__in=standing.whole.doors,
    )
    last = corrected.exclude(why="").select_related("by").order_by("at", "pk").last()
    if last is not None:
        revoking.revoke(
            certificate_id=held.pk, why=Why.RESULT_CHANGED, words=last.why, by=last.by, at=at
        )
