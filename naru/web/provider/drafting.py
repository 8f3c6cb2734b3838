"""Writing into the draft of a course's lessons from a page: the version it was opened with, and
what speaks against it.
"""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from naru.accounts.models import Membership
from naru.catalogue.models import Course
from naru.core.refusals import Refusal
from naru.lessons.queries.authoring import Desk
from naru.lessons.rules.document import Document
from naru.lessons.services import versions
from naru.web.provider.loading import seen_in

MOVES = {"up": -1, "down": 1}
"""What the two buttons beside a row say, and by how many places it goes."""


def draft_seen(request: HttpRequest, desk: Desk) -> datetime | None:
    """The draft that the form was opened with; None while there was none."""
    if request.method != "POST":
        return desk.seen
    return seen_in(request, timezone.now()) if request.POST.get("seen") else None


def write(
    request: HttpRequest,
    membership: Membership,
    course: Course,
    document: Document,
    seen: datetime | None,
) -> bool:
    """Whether the draft now says this; if not, the page tells why."""
    try:
        versions.write_draft(
            course_id=course.pk,
            document=document,
            seen=seen,
            by=membership.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    return True
