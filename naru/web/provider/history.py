"""Who changed what when in a course, told from the trail."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.audit import queries as audit
from naru.audit.enums import name_of
from naru.audit.models import Entry
from naru.web.access import role_required
from naru.web.provider.loading import course_of
from naru.web.provider.wording import Said, said

PAGE = 20


@dataclass(frozen=True)
class Line:
    """One thing that was done; `run` is the number of the run it was done to, if any."""

    at: datetime
    who: User | None
    action: str
    run: str
    by_file: bool
    changes: list[Said]


@require_safe
@role_required(Role.PROVIDER)
def history(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Everything done to one course and its runs, newest first."""
    course = course_of(membership, public_id)
    asked = audit.Wanted(subject_type="course", subject_id=str(course.pk))
    page = Paginator(audit.lines(asked), PAGE).get_page(request.GET.get("page"))
    context = {
        "membership": membership,
        "course": course,
        "page": page,
        "lines": [line_of(link.entry) for link in page],
    }
    return render(request, "provider/history.html", context)


def line_of(entry: Entry) -> Line:
    """An entry of the trail in words."""
    told = json.loads(entry.details)
    return Line(
        at=entry.at,
        who=entry.actor,
        action=name_of(entry.action),
        run=told.get("run", ""),
        by_file="sheet" in told,
        changes=said(told.get("changed", {})),
    )
