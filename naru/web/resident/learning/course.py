"""/me/learning/<course>/: all lessons, what is done, and a newer version where there is one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naru.core.refusals import Refusal
from naru.lessons.models import Learning
from naru.lessons.queries import units
from naru.lessons.rules.moving import lost
from naru.lessons.services import learning as services
from naru.residents.models import Resident
from naru.spaces.queries import benches
from naru.web.acting import Acting, record_required
from naru.web.resident.learning import beside
from naru.web.resident.spaces.practise import practise


@require_safe
@record_required()
def course(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """The lessons in order; once the exam is passed or all is done, where to practise too."""
    learning = learning_or_404(acting.resident, public_id)
    taught, standing = learning.version.package.course, beside.of_course(learning)
    known = standing["known"]
    enough = known.passed or known.completion is not None
    names = [one.name for one in taught.skills.all()] if enough else []
    context = {
        "learning": learning,
        "course": taught,
        "content": learning.version.content,
        "newer": _newer(learning),
        "practise": practise(acting.resident, benches.taught_as(names), at=timezone.now()),
        **standing,
    }
    return render(request, "resident/learning/course.html", context)


@require_POST
@record_required()
def move(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Go on with the newest version."""
    learning = learning_or_404(acting.resident, public_id)
    did = beside.did(learning)
    try:
        services.move(learning_id=learning.pk, did=did, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("새 판으로 옮겼습니다. 지금까지 한 것은 그대로 있습니다."))
    return redirect("learning_course", public_id=public_id)


def learning_or_404(resident: Resident, public_id: UUID) -> Learning:
    """One of the person's own; anybody else's is not there."""
    found = units.learning_of(resident, public_id)
    if found is None:
        raise Http404
    return found


def _newer(learning: Learning) -> dict[str, Any] | None:
    """Whether there is a newer version, and whether moving there is without a loss."""
    newest = units.newest(learning.version.package.course_id)
    if newest is None or newest.pk == learning.version_id:
        return None
    did = beside.did(learning)
    loses = lost(learning.version.content, newest.content, did)
    return {"version": newest, "loses": loses, "count": len(newest.content.lessons)}
