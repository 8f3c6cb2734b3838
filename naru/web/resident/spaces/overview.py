"""/me/spaces/: what is booked, what was, skills signed off; one booking with what one can do."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naru.core.refusals import Refusal
from naru.credentials.queries import skills
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.spaces.enums import COMING, WAITS, State
from naru.spaces.models import Booking
from naru.spaces.pack import bench_terms_on, opening_on, room_rule_on, room_terms_on
from naru.spaces.queries import mine
from naru.spaces.rules import rooms as rules
from naru.spaces.services import cancelling
from naru.web.acting import Acting, record_required

PAST = 20
"""Bookings that are over on a page."""


def shown(one: Booking) -> dict[str, Any]:
    """One booking as pages show it: what can be done, and what cancelling would mean."""
    now = timezone.now()
    today, on = timezone.localdate(now), timezone.localdate(one.starts_at)
    place = one.thing.place
    open_ = one.state in (*COMING, *WAITS) and one.starts_at > now
    terms = room_terms_on(place.code, today) if one.room else None
    leaving = None
    if open_ and terms is not None and one.state in COMING:
        leaving = rules.leaving(terms, on=on, today=today)
    days = (today - on).days
    bench_terms = bench_terms_on(today)
    rule = room_rule_on(place.code, today) if one.room else None
    return {
        "one": one,
        "thing": one.thing,
        "place": place,
        "open": open_,
        "now": one.state in (*COMING, State.USED) and one.starts_at <= now < one.ends_at,
        "leaving": leaving,
        "back_won": rules.back_won(one.fee_won, leaving.percent)
        if leaving and one.fee_won and one.paid_at
        else None,
        "to_pay": one.fee_won if one.state == State.APPROVED else None,
        "pay": rule.pay if rule else None,
        "excusable": one.state == State.NO_SHOW and days <= bench_terms.excuse_days,
        "excuse_days": bench_terms.excuse_days,
    }


@require_safe
@record_required(RecordPage.HELP_SPACES)
def my_spaces(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What comes first, then what waits for a word, then what was."""
    now = timezone.now()
    stand = set(mine.standing_of(acting.resident, at=now))
    page = Paginator(mine.past_of(acting.resident, at=now), PAST).get_page(request.GET.get("page"))
    rows = [shown(one) for one in mine.read([*stand, *page.object_list])]
    past = [row for row in rows if row["one"].pk not in stand]
    naming = skills.naming(acting.resident)
    context = {
        "acting": acting,
        "going": [row for row in rows if row["now"]],
        "coming": [row for row in rows if row["open"] and not row["now"]],
        "past": list(reversed(past)),
        "page": page,
        "signed": [
            (one, naming.get(one.skill.code, [])) for one in mine.signed_of(acting.resident)
        ],
        "clubs": mine.clubs_of(acting.resident),
    }
    return render(request, "resident/spaces/overview.html", context)


@require_safe
@record_required(RecordPage.HELP_SPACES)
def my_space(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One booking."""
    one = mine_or_404(acting.resident, public_id)
    return render(request, "resident/spaces/booking.html", {"acting": acting, **shown(one)})


@require_POST
@record_required(RecordPage.HELP_SPACES)
def cancel(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One tap: the time is free for somebody else."""
    one, now = mine_or_404(acting.resident, public_id), timezone.now()
    today, code = timezone.localdate(now), one.thing.place.code
    try:
        cancelling.cancel(
            booking_id=one.pk,
            room_terms=room_terms_on(code, today) if one.room else None,
            opening=opening_on(code, today),
            by=acting.user,
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("취소했습니다. 알려 주셔서 고맙습니다. 다른 분이 씁니다."))
    return redirect("my_spaces")


@require_POST
@record_required(RecordPage.HELP_SPACES)
def excuse(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Something came between; nobody asks what."""
    one, now = mine_or_404(acting.resident, public_id), timezone.now()
    today = timezone.localdate(now)
    try:
        cancelling.excuse(
            booking_id=one.pk,
            terms=bench_terms_on(today),
            opening=opening_on(one.thing.place.code, today),
            by=acting.user,
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("알려 주셔서 고맙습니다. 없던 일로 했습니다."))
    return redirect("my_spaces")


def mine_or_404(resident: Resident, public_id: UUID) -> Booking:
    """The person's own booking; another's is not there."""
    one = mine.booking_of(public_id, resident=resident)
    if one is None:
        raise Http404
    return one
