"""/mentor/appointments/: whom a mentor talks with, and saying afterwards who came."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.counselling.enums import TalkState
from naru.counselling.queries.appointments import diary_of
from naru.counselling.queries.mentors import mentor_of
from naru.counselling.services import appointments
from naru.flows.open_diary import BACK, open_diary
from naru.web.access import role_required
from naru.web.resident.mentoring.talks import shown

CLOSED = (TalkState.HELD, TalkState.NO_SHOW, TalkState.EXCUSED)


@require_safe
@role_required(Role.MENTOR)
def diary(request: HttpRequest, membership: Membership) -> HttpResponse:
    """What is to be closed first, then what comes, then what was."""
    now = timezone.now()
    rows = [shown(one) for one in open_diary(membership=membership, at=now)]
    booked = [row for row in rows if row["one"].state == TalkState.BOOKED]
    context = {
        "membership": membership,
        "to_close": [row for row in booked if row["one"].starts_at <= now],
        "coming": [row for row in booked if row["coming"]],
        "past": [row for row in rows if row["one"].state in CLOSED],
    }
    return render(request, "mentor/diary.html", context)


@require_POST
@role_required(Role.MENTOR)
def close(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Who came; or, before it, that the mentor cannot."""
    now, say = timezone.now(), request.POST.get("say", "")
    mentor = mentor_of(membership.user)
    rows = diary_of(mentor, since=now - BACK) if mentor else None
    one = rows.filter(public_id=public_id).first() if rows is not None else None
    if one is None:
        raise Http404
    if say not in (*CLOSED, "off"):
        raise BadRequest
    try:
        if say == "off":
            appointments.cancel_as_mentor(appointment_id=one.pk, by=membership.user, at=now)
        else:
            appointments.close(
                appointment_id=one.pk, came=TalkState(say), by=membership.user, at=now
            )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("적어 두었습니다."))
    return redirect("mentor_diary")
