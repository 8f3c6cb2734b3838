"""Answering an offered seat: in the account, for somebody at the desk, or by the address told."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.enrolments.enums import State, Way
from naru.enrolments.models import Application
from naru.enrolments.queries import links
from naru.flows.answer_offer import Said, answer_offer
from naru.residents.enums import HelperKind, RecordPage
from naru.web.acting import Acting, record_required
from naru.web.public.courses import words
from naru.web.public.courses.texts import texts_of
from naru.web.resident.enrolments.overview import mine_or_404


@require_POST
@record_required(RecordPage.HELP_ENROLMENTS)
def answer(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Take or refuse the seat, by oneself or through the desk or a helper."""
    one = mine_or_404(acting.resident, public_id)
    if one.application is None:
        raise Http404
    desk = acting.leave is not None and acting.leave.kind == HelperKind.DESK
    _say(request, one.application, by=acting.user, way=Way.DESK if desk else Way.SITE)
    return redirect("enrolment", public_id=public_id)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """The offer whose address was told: looking answers nothing, and nobody is named."""
    one = links.named(token)
    if one is None:
        raise Http404
    if request.method == "POST":
        _say(request, one, by=None, way=Way.LINK)
        return redirect("offer", token=token)
    run, now = one.intake.run, timezone.now()
    until = one.offer_until_at
    context = {
        "one": one,
        "open": one.state == State.OFFERED and until is not None and now < until,
        "taken": one.state == State.SEATED,
        "declined": one.state == State.DECLINED,
        "until": words.end(until) if until else "",
        "course": run.course,
        "run": run,
        "texts": texts_of(run.course),
        "days": words.days(run),
        "times": words.times(run),
        "place": words.place(run, run.course.mode),
        "fee": words.fee(run),
    }
    return render(request, "public/offer.html", context)


def _say(request: HttpRequest, one: Application, *, by: User | None, way: Way) -> None:
    said = request.POST.get("say")
    if said not in ("accept", "decline"):
        raise BadRequest
    try:
        answer_offer(application=one, said=cast(Said, said), by=by, way=way, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return
    done = {"accept": _("자리를 받았습니다."), "decline": _("자리를 사양했습니다.")}
    messages.success(request, done[said])
