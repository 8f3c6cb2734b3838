"""A provider's draws: sealing one, putting its value off, drawing; and who won by which channel."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Draw, Intake
from naru.enrolments.pack import draw_offer
from naru.enrolments.queries import draws as reading
from naru.enrolments.queries.reviews import owed_by
from naru.enrolments.rules.channels import FEWEST
from naru.enrolments.services import draws
from naru.web.access import role_required
from naru.web.provider.forms.draw import LaterForm, SealForm, ValueForm
from naru.web.provider.loading import own_run_of
from naru.web.public.draws import shares_in_words

DAY = timedelta(days=1)


@require_safe
@role_required(Role.PROVIDER)
def channels(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every draw and review of the provider, and how many won by the way they applied."""
    context = {
        "membership": membership,
        "draws": reading.draws_of(membership.organisation),
        "reviews": owed_by(membership.organisation),
        "rates": {"cells": reading.rates_by_channel(membership.organisation)},
        "fewest": FEWEST,
    }
    return render(request, "provider/draws.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def draw(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Where the draw stands, and the one thing that comes next."""
    run = own_run_of(membership, public_id)
    door = Intake.objects.filter(run=run, mode=DoorMode.DRAW).first()
    if door is None:
        raise Http404
    one = reading.draw_of(run.public_id)
    form = _form(request, door, one)
    status = 200
    if request.method == "POST" and form is not None:
        status = 422
        if form.is_valid() and _done(request, form, door, membership):
            return redirect("provider_draw", public_id=public_id)
    now = timezone.now()
    context = {
        "membership": membership,
        "run": run,
        "course": run.course,
        "door": door,
        "draw": one,
        "shares": shares_in_words(one) if one else [],
        "form": form,
        "closed": now >= door.closes_at,
        "value_is_due": one is not None and now >= one.known_at,
        "late": one is not None and now >= one.reveal_until_at,
    }
    return render(request, "provider/draw.html", context, status=status)


def _form(request: HttpRequest, door: Intake, one: Draw | None) -> Form | None:
    """The form of the next step; None when there is nothing to do."""
    data = request.POST if request.method == "POST" else None
    now = timezone.now()
    if one is None:
        offer = draw_offer(timezone.localdate(now))
        first: dict[str, Any] = {"known_at": door.closes_at + DAY}
        return SealForm(data, offer=offer, seats=door.capacity, initial=first) if offer else None
    if one.drawn_at is not None:
        return None
    if one.frozen_at is None:
        return LaterForm(data, initial={"known_at": one.known_at + 7 * DAY})
    return ValueForm(data) if now >= one.known_at else None


def _done(request: HttpRequest, form: Form, door: Intake, membership: Membership) -> bool:
    by, now = membership.user, timezone.now()
    try:
        if isinstance(form, SealForm):
            draws.seal(intake_id=door.pk, plan=form.plan, by=by, at=now)
            messages.success(request, _("추첨 방법을 봉했습니다. 이제 신청할 수 있습니다."))
        elif isinstance(form, LaterForm):
            draws.postpone(intake_id=door.pk, known_at=form.chosen, by=by, at=now)
            messages.success(request, _("공개 번호가 나오는 때를 뒤로 옮겼습니다."))
        else:
            value = form.cleaned_data["value"]
            draws.draw(intake_id=door.pk, public_value=value, by=by, at=now)
            messages.success(request, _("추첨했습니다. 신청한 사람에게 결과를 알립니다."))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
