"""/provider/spaces/…: the places of the body, and one place's day with all that waits."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.flows.open_space import open_space
from naru.spaces.models import Booking
from naru.spaces.pack import bench_terms_on
from naru.spaces.queries import staff, things
from naru.spaces.services import arriving, clubs, deciding
from naru.web.access import role_required
from naru.web.provider.spaces.loading import own_booking_of, own_club_of, own_place_of

DAY = timedelta(days=1)


@require_safe
@role_required(Role.PROVIDER)
def spaces(request: HttpRequest, membership: Membership) -> HttpResponse:
    """The places of the body that let something; nobody is named."""
    places = things.places_of(membership.organisation)
    context = {"membership": membership, "places": staff.with_waiting(places)}
    return render(request, "provider/spaces/spaces.html", context)


@require_safe
@role_required(Role.PROVIDER)
def space(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Today, with full names: everybody named reads of the look."""
    place, now = own_place_of(membership, code), timezone.now()
    begins = datetime.combine(
        timezone.localdate(now), datetime.min.time(), timezone.get_default_timezone()
    )
    found = open_space(
        membership=membership, place=place, from_at=begins, until_at=begins + DAY, at=now
    )
    context = {
        "membership": membership,
        "place": place,
        "found": found,
        "sittings": staff.sittings_to_come(place, from_at=now),
        "today": timezone.localdate(now),
        "now": now,
        "opens": now + bench_terms_on(timezone.localdate(now)).opens,
    }
    return render(request, "provider/spaces/space.html", context)


@require_POST
@role_required(Role.PROVIDER)
def decide(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """What the pressed button says about a booking."""
    one, say = own_booking_of(membership, public_id), request.POST.get("say", "")
    try:
        told = _decided(one, say, request.POST.get("why", "")[:200], membership)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    if request.POST.get("back") == "sitting" and one.sitting is not None:
        return redirect("provider_sitting", public_id=one.sitting.public_id)
    return redirect("provider_space", code=one.thing.place.code)


@require_POST
@role_required(Role.PROVIDER)
def club(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Register a club, or not."""
    one, now, say = own_club_of(membership, public_id), timezone.now(), request.POST.get("say")
    if say not in ("yes", "no"):
        raise BadRequest
    today = timezone.localdate(now)
    terms = bench_terms_on(today)
    yes = say == "yes"
    try:
        clubs.answer(
            club_id=one.pk, register=yes, terms=terms, on=today, by=membership.user, at=now
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = (_("모임을 등록했습니다."), _("등록하지 못한다고 알렸습니다."))
        messages.success(request, said[0] if yes else said[1])
    return redirect("provider_space", code=one.place.code)


def _decided(one: Booking, say: str, why: str, membership: Membership) -> str:
    """Do it, and what to tell whoever pressed; an unknown word is a bad request."""
    now, by = timezone.now(), membership.user
    own = {"booking_id": one.pk, "by": by, "at": now}
    if say in ("came", "missed"):
        terms = bench_terms_on(timezone.localdate(now))
        arriving.mark(booking_id=one.pk, came=say == "came", terms=terms, by=by, at=now)
        return _("왔다고 적었습니다.") if say == "came" else _("오지 못했다고 적었습니다.")
    if say == "refuse":
        deciding.refuse(booking_id=one.pk, why=why, by=by, at=now)
        return _("빌려드리지 못한다고 까닭과 함께 알렸습니다.")
    if say == "take-up":
        deciding.take_up(**own)  # type: ignore[arg-type]
        return _("살펴보는 중이라고 적었습니다.")
    if say == "approve":
        deciding.approve(**own)  # type: ignore[arg-type]
        return _("빌려드린다고 알렸습니다.")
    if say == "paid":
        deciding.pay(**own)  # type: ignore[arg-type]
        return _("사용료를 받았다고 적었습니다.")
    if say == "returned":
        deciding.give_money_back(**own)  # type: ignore[arg-type]
        return _("돈을 돌려주었다고 적었습니다.")
    raise BadRequest
