"""A provider does not hold a run: what that does is shown first, then it is done once."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.enums import OffReason
from naru.enrolments.models import Intake
from naru.enrolments.queries import calling_off
from naru.enrolments.queries.behind import still_on
from naru.enrolments.queries.classes import head_of
from naru.flows.cancel_run import cancel_run
from naru.payments.queries import office
from naru.scholarships.queries.places import kept_for
from naru.web.access import posted, role_required
from naru.web.provider.classes import frame, own_door_of
from naru.web.provider.forms.calling_off import CallOffForm
from naru.web.public.courses.alternatives import INSTEAD, open_ones


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def call_off(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """How many people and how much money it concerns, the reason, and afterwards how far it is."""
    door, now = own_door_of(membership, public_id), timezone.now()
    form = CallOffForm(posted(request))
    if request.method == "POST" and form.is_valid() and _done(form, door, membership, now):
        messages.success(
            request, _("이 회차를 열지 않기로 했습니다. 모두에게 알리고 돌려드립니다.")
        )
        return redirect("provider_call_off", public_id=public_id)
    people, told = calling_off.told_of(door)
    off = calling_off.call_off_of(door)
    payers, won = office.held_for(door)
    keepers, points = kept_for(door)
    context = {
        **frame(membership, door),
        "off": off,
        "people": people,
        "told": told,
        "standing": head_of(door),
        "payers": payers,
        "won": won,
        "keepers": keepers,
        "points": points,
        "modules": [] if off else still_on(door, on=timezone.localdate(now)),
        "others": [] if off else open_ones(door.run, at=now, most=INSTEAD),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "provider/call_off.html", context, status=status)


def _done(form: CallOffForm, door: Intake, membership: Membership, at: datetime) -> bool:
    said = form.cleaned_data
    try:
        cancel_run(
            intake=door,
            reason=OffReason(said["reason"]),
            words=said["words"],
            others=[one.title for one in open_ones(door.run, at=at, most=INSTEAD)],
            by=membership.user,
            at=at,
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
