"""Loading what is the organisation's own; anything else is not there (404)."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime

from naru.accounts.models import Membership
from naru.catalogue.models import Course, Run
from naru.catalogue.queries import own

SEEN = "seen"
"""The hidden field with the version (`changed_at`) of what is being edited."""


def course_of(membership: Membership, public_id: UUID) -> Course:
    """The provider's course, written here or told of by another source."""
    found = own.called(membership.organisation, public_id)
    if found is None:
        raise Http404
    return found


def own_course_of(membership: Membership, public_id: UUID) -> Course:
    """The provider's course that is written here, and so can be changed here."""
    found = own.course(membership.organisation).exclude(number="")
    return get_object_or_404(found, public_id=public_id)


def own_run_of(membership: Membership, public_id: UUID) -> Run:
    """The provider's run that is written here, and so can be changed here."""
    found = own.run_called(membership.organisation, public_id)
    if found is None:
        raise Http404
    return found


def seen_in(request: HttpRequest, before: datetime) -> datetime:
    """The version the form was opened with; a broken one is as good as an old one."""
    try:
        found = parse_datetime(request.POST.get(SEEN, ""))
    except ValueError:
        found = None
    return found if found is not None else datetime.min.replace(tzinfo=before.tzinfo)
