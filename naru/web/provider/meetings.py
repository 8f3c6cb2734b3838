"""A provider adds a meeting to a class, moves or cancels one; whoever has a seat hears of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.models import Session
from naru.core.refusals import Refusal
from naru.enrolments.enums import Audience
from naru.enrolments.models import Intake
from naru.enrolments.queries.bulletins import reached
from naru.flows.change_meeting import add_meeting, cancel_meeting, change_meeting
from naru.web.access import posted, role_required
from naru.web.provider.classes import frame, own_door_of
from naru.web.provider.forms.meeting import CancelForm, MeetingForm, initial_of

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def new(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """One meeting more."""
    return _answer(request, membership, own_door_of(membership, public_id), None)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def change(
    request: HttpRequest, membership: Membership, public_id: UUID, session_id: int
) -> HttpResponse:
    """Another time or room for a meeting to come."""
    door = own_door_of(membership, public_id)
    return _answer(
        request, membership, door, get_object_or_404(Session, pk=session_id, run=door.run)
    )


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def cancel(
    request: HttpRequest, membership: Membership, public_id: UUID, session_id: int
) -> HttpResponse:
    """One meeting less: who will be told is shown first."""
    door = own_door_of(membership, public_id)
    session = get_object_or_404(Session, pk=session_id, run=door.run)
    form = CancelForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            cancel_meeting(
                intake_id=door.pk,
                session_id=session.pk,
                key=form.cleaned_data["key"],
                by=membership.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("이 수업을 취소했습니다. 수강생에게 알리고 있습니다."))
            return redirect("provider_meetings", public_id=public_id)
    context = {**frame(membership, door), "form": form, "session": session, **_reached(door)}
    status = 422 if form.errors else 200
    return render(request, "provider/class/meeting_cancel.html", context, status=status)


def _reached(door: Intake) -> dict[str, int]:
    return {
        "seated": reached(door, Audience.SEATED),
        "waiting": reached(door, Audience.WAITING),
    }


def _answer(
    request: HttpRequest, membership: Membership, door: Intake, session: Session | None
) -> HttpResponse:
    form = MeetingForm(posted(request), initial=initial_of(session) if session else None)
    if request.method == "POST" and form.is_valid() and _kept(form, door, session, membership):
        messages.success(request, _("저장했습니다. 수강생에게 알리고 있습니다."))
        return redirect("provider_meetings", public_id=door.run.public_id)
    context = {
        **frame(membership, door),
        "form": form,
        "session": session,
        **_reached(door),
    }
    status = 422 if form.errors else 200
    return render(request, "provider/class/meeting.html", context, status=status)


def _kept(form: MeetingForm, door: Intake, session: Session | None, membership: Membership) -> bool:
    starts_at, ends_at = form.times
    room, key, now = form.cleaned_data["room"], form.cleaned_data["key"], timezone.now()
    by = membership.user
    try:
        if session is None:
            add_meeting(
                intake_id=door.pk,
                starts_at=starts_at,
                ends_at=ends_at,
                room=room,
                key=key,
                by=by,
                at=now,
            )
        else:
            change_meeting(
                intake_id=door.pk,
                session_id=session.pk,
                starts_at=starts_at,
                ends_at=ends_at,
                room=room,
                key=key,
                by=by,
                at=now,
            )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
