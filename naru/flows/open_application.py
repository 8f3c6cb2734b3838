"""Staff open somebody's application: a line in the access log, then the application."""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.residents import queries as residents
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views
from naru.scholarships.models import Application
from naru.scholarships.models.applications import CHECKS


@transaction.atomic(durable=True)
def open_application(
    *, application_id: uuid.UUID, membership: Membership, page: RecordPage, at: datetime
) -> Application:
    """The application with this public id, for whoever checks applications.

    The purpose is the checking of papers; looks within half an hour are one visit. Drafts are
    nobody's but the person's (Application.DoesNotExist). Other roles are denied.
    """
    allowed = Role(membership.role) in set(CHECKS.values())
    if not allowed or not membership.holds_on(timezone.localdate(at)):
        raise PermissionDenied
    one = (
        Application.objects.handed_in()
        .select_related("round", "resident", "resident__user")
        .get(public_id=application_id)
    )
    last = residents.running_visit(
        viewer=membership.user,
        resident=one.resident,
        organisation=membership.organisation,
        at=at,
    )
    visit = views.Visit(uuid.uuid4(), at, Purpose.VERIFICATION, "")
    if last is not None and last.purpose == Purpose.VERIFICATION:
        visit = views.Visit(last.visit, last.began_at, Purpose.VERIFICATION, last.words)
    views.note_view(
        resident=one.resident,
        viewer=membership.user,
        membership=membership,
        visit=visit,
        page=page,
        at=at,
    )
    return one
