"""A provider opens the door of a run and sees how full it is."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.models import Run
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.queries.sight import Sight, sights_of
from naru.enrolments.services import doors
from naru.flows.set_door import set_door
from naru.payments.pack import payment_rules
from naru.policies.reading.book import rulebook
from naru.web.access import posted, role_required
from naru.web.provider.forms.door import DoorForm, initial_of
from naru.web.provider.loading import own_run_of

WEEK = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def door(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Set how the run takes people in; what would wrong somebody who came is refused."""
    run, now = own_run_of(membership, public_id), timezone.now()
    sight = sights_of([run.pk]).get(run.pk)
    initial = _initial(run, sight, now)
    form = DoorForm(
        posted(request),
        book=rulebook(),
        starts_on=run.starts_on,
        hold_minutes=_hold_minutes(run, sight, now),
        initial=initial,
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _kept(form, run, membership, now):
            messages.success(request, _("신청받는 방법을 저장했습니다."))
            return redirect(_onward(run), public_id=public_id)
    context = {
        "membership": membership,
        "run": run,
        "course": run.course,
        "sight": sight,
        "held": doors.highest_seat(sight.intake) if sight else 0,
        "form": form,
    }
    return render(request, "provider/door.html", context, status=status)


def _onward(run: Run) -> str:
    """A door that draws or reviews lets nobody apply before its rule is published: there next."""
    intake = sights_of([run.pk])[run.pk].intake
    if intake.mode == DoorMode.DRAW and getattr(intake, "draw", None) is None:
        return "provider_draw"
    if intake.mode == DoorMode.REVIEW and getattr(intake, "review", None) is None:
        return "provider_review"
    return "provider_door"


def _kept(form: DoorForm, run: Run, membership: Membership, at: datetime) -> bool:
    try:
        set_door(run_id=run.pk, terms=form.terms, by=membership.user, at=at)
    except doors.SeatsHeld as refusal:
        form.add_error("capacity", str(refusal))
    except doors.NothingToPay as refusal:
        form.add_error("mode", str(refusal))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    else:
        return True
    return False


def _hold_minutes(run: Run, sight: Sight | None, now: datetime) -> int | None:
    """For how long a seat is held for its fee: as promised, else by the provider's rule of today.

    None where the run costs nothing or its provider has no such rule.
    """
    if sight is not None and sight.intake.hold_minutes:
        return sight.intake.hold_minutes
    rules, provider = payment_rules(), run.course.provider
    if rules is None or provider is None or not run.fee_won:
        return None
    return rules.of(provider.name, on=timezone.localdate(now)).hold_minutes


def _initial(run: Run, sight: Sight | None, now: datetime) -> dict[str, Any]:
    """What stands; for a new door what the run itself says."""
    if sight is not None:
        return initial_of(sight.intake)
    closes = run.apply_until_at
    return {
        "mode": DoorMode.FIRST_COME,
        "capacity": run.capacity,
        "opens_at": run.apply_from_at or now + WEEK,
        "closes_at": closes,
        "offers_until_at": closes,
    }
