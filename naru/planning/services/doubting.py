"""A person asks why a course is not in their route; a job looks for the answer."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.catalogue.models import Course
from naru.core.jobs import defer
from naru.core.locks import locked
from naru.planning.models import Doubt
from naru.planning.rules.asking import plain
from naru.planning.rules.instead import WhyNot
from naru.planning.services.plans import PLAN, in_force
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def doubt(*, resident: Resident, course: Course, by: User, at: datetime) -> Doubt:
    """Ask it of the plan in force. While it is being looked for, a second time is the first."""
    plan = in_force(resident)
    one = plan.doubts.filter(course=course).first()
    if one is not None and one.answered_at is None:
        return one
    one, _new = plan.doubts.update_or_create(
        course=course, defaults={"asked_at": at, "answered_at": None, "answer": None}
    )
    defer("planning.tell_why_not", doubt_id=one.pk)
    audit.record(
        actor=by,
        action="planning.why_not_asked",
        subject=(PLAN, plan.public_id),
        at=at,
        on_behalf_of=resident.user,
        course=str(course.public_id),
    )
    return one


@transaction.atomic(savepoint=False)
def told(*, doubt_id: int, why: WhyNot, at: datetime) -> bool:
    """Keep the answer; False if there is one already: jobs may run twice."""
    one = locked(Doubt.objects.all(), pk=doubt_id)
    if one.answered_at is not None:
        return False
    one.answer, one.answered_at = plain(why), at
    one.save(update_fields=["answer", "answered_at"])
    return True
