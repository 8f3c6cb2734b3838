"""Being drawn together: one link from the one, one press from the other, until the closing."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Draw, Intake
from naru.enrolments.pack import draw_offer
from naru.enrolments.queries import companions as reading
from naru.enrolments.queries import door as doors
from naru.enrolments.queries.mine import Mine, enrolment_of
from naru.enrolments.services import companions
from naru.residents.enums import RecordPage
from naru.residents.rules import mask_name
from naru.web.acting import Acting, record_required
from naru.web.public.courses.texts import texts_of


def most_together(intake: Intake) -> int:
    """How many may be drawn together, by the city's rule of the day the draw was sealed."""
    draw = Draw.objects.filter(intake=intake).first()
    offer = draw_offer(timezone.localdate(draw.committed_at)) if draw else None
    return offer.together if offer else 1


def can_go_together(one: Mine, at: datetime) -> bool:
    """Whether the person can still ask somebody to come along, or go alone again."""
    draws = one.intake.mode == DoorMode.DRAW and one.application is None
    return draws and at < one.intake.closes_at and most_together(one.intake) > 1


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def together(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """The link to pass on, who has agreed, and going alone again."""
    one = enrolment_of(acting.resident, public_id)
    if one is None or not can_go_together(one, timezone.now()):
        raise Http404
    if request.method == "POST":
        _changed(request, one, acting)
        return redirect("enrolment_together", public_id=public_id)
    party = reading.party_of(one.claim)
    context: dict[str, Any] = {
        "acting": acting,
        "one": one,
        "texts": texts_of(one.run.course),
        "party": party,
        "most": most_together(one.intake),
        "others": _others(party.pk, one.claim.pk) if party else [],
        "token": reading.token(party) if party else "",
    }
    return render(request, "resident/enrolments/together.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def join(request: HttpRequest, acting: Acting, token: str) -> HttpResponse:
    """Who asks, for which course, and what agreeing means; looking agrees to nothing."""
    party = reading.named(token)
    if party is None:
        raise Http404
    intake = party.intake
    mine = doors.standing_claim(intake_id=intake.pk, resident_id=acting.resident.pk)
    if request.method == "POST" and mine is not None:
        try:
            companions.join(
                party_id=party.pk,
                claim=mine,
                most=most_together(intake),
                by=acting.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("enrolment_join", token=token)
        messages.success(request, _("함께 추첨하기로 했습니다."))
        return redirect("enrolment", public_id=mine.public_id)
    context = {
        "acting": acting,
        "course": intake.run.course,
        "run": intake.run,
        "texts": texts_of(intake.run.course),
        "mine": mine,
        "others": _others(party.pk, mine.pk if mine else 0),
    }
    return render(request, "resident/enrolments/join.html", context)


def _others(party_id: int, mine: int) -> list[str]:
    """Half-hidden names of whoever else is in it."""
    found = reading.standing(party_id)
    return [mask_name(one.claim.resident.name) for one in found if one.claim_id != mine]


def _changed(request: HttpRequest, one: Mine, acting: Acting) -> None:
    now, by = timezone.now(), acting.user
    try:
        if request.POST.get("do") == "leave":
            companions.leave(claim=one.claim, by=by, at=now)
            messages.success(request, _("이제 혼자 추첨합니다."))
        else:
            most = most_together(one.intake)
            companions.invite(claim=one.claim, most=most, by=by, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
