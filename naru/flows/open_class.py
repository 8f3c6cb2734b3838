"""Staff of a provider look at the people of one of their classes.

the seated of the class -> a line in each person's access log -> for a file, a line in the trail.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.audit import services as audit
from naru.enrolments.models import Application, Intake
from naru.enrolments.queries.classes import seated_in
from naru.residents.enums import RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_class(
    *, membership: Membership, intake_id: int, page: RecordPage, at: datetime, kind: str = ""
) -> list[Application]:
    """Whoever holds a seat, and each of them reads that this member of staff looked.

    Only staff of the provider who teaches may (PermissionDenied); who waits is never named.
    With `kind` ("csv", "xlsx") the list leaves the site as a file, which the trail keeps.
    """
    intake = Intake.objects.select_related("run").get(pk=intake_id)
    own = Intake.objects.visible_to(membership.organisation).filter(pk=intake_id).exists()
    if (
        not own
        or membership.role != Role.PROVIDER
        or not membership.holds_on(timezone.localdate(at))
    ):
        raise PermissionDenied
    seated = list(seated_in(intake_id))
    people = [one.resident for one in seated]
    views.note_class(residents=people, membership=membership, page=page, at=at)
    if kind:
        audit.record(
            actor=membership.user,
            action="class.exported",
            subject=("run", intake.run.public_id),
            at=at,
            people=len(people),
            what=page.value,
            kind=kind,
        )
    return seated
