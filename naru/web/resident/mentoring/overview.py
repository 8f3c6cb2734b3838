"""/me/mentor/: who looks after me, who owes me an answer by when, and what I can do next."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.core.refusals import Refusal
from naru.counselling.enums import PairingState
from naru.counselling.models import Pairing
from naru.counselling.pack import terms_at
from naru.counselling.queries import handovers, mine
from naru.counselling.services import handovers as changing
from naru.counselling.services import pairings, requests
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.mentor.words import absences, described
from naru.web.resident.mentoring.forms import QuestionForm


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_MENTOR)
def my_mentor(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Where things stand; a POST asks one's mentor a question."""
    now = timezone.now()
    form = QuestionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            asked = requests.ask_question(
                resident=acting.resident,
                words=form.cleaned_data["words"],
                by=acting.user,
                terms=terms_at(now),
                at=now,
            )
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            told = {"name": asked.owner.name}
            messages.success(request, _("물음을 보냈습니다. %(name)s 님이 답합니다.") % told)
            return redirect("my_mentor")
    pairing = mine.pairing_of(acting.resident)
    context: dict[str, Any] = {
        "acting": acting,
        "form": form,
        "terms": terms_at(now),
        "pairing": pairing,
        "mentor": described(pairing.mentor) if pairing else None,
        "active": pairing is not None and pairing.state == PairingState.ACTIVE,
        "stand_ins": _stand_ins(pairing, on=timezone.localdate(now)),
        "handover": handovers.last_handover(acting.resident),
        "wish": mine.open_request(acting.resident),
        "questions": mine.questions_of(acting.resident),
    }
    status = 422 if form.errors else 200
    return render(request, "resident/mentoring/overview.html", context, status=status)


def _stand_ins(pairing: Pairing | None, *, on: date) -> list[dict[str, Any]]:
    """Who is there instead of one's mentor from that day on, and when."""
    if pairing is None or pairing.state != PairingState.ACTIVE:
        return []
    return [row for row in absences(pairing.mentor, since=on) if row["who"]]


@require_POST
@record_required(RecordPage.HELP_MENTOR)
def withdraw(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Look for no mentor any more."""
    try:
        pairings.withdraw(resident=acting.resident, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("멘토 찾기를 거두었습니다."))
    return redirect("my_mentor")


@require_POST
@record_required(RecordPage.HELP_MENTOR)
def proposal(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Take the mentor whom the office recommends, or look for another."""
    say, now = request.POST.get("say"), timezone.now()
    if say not in ("accept", "decline"):
        raise BadRequest
    try:
        pairings.answer_proposal(
            resident=acting.resident,
            takes=say == "accept",
            by=acting.user,
            terms=terms_at(now),
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("my_mentor")


@require_POST
@record_required(RecordPage.HELP_MENTOR)
def change(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Another mentor: the search begins anew, and a hand-over file is asked for."""
    now = timezone.now()
    try:
        changing.change(resident=acting.resident, by=acting.user, terms=terms_at(now), at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("my_mentor")
    return redirect("mentor_suggestions")


@require_POST
@record_required(RecordPage.HELP_MENTOR)
def pass_on(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Whether the next mentor may read what was before."""
    say = request.POST.get("say")
    if say not in ("yes", "no"):
        raise BadRequest
    try:
        changing.say(
            resident=acting.resident, consents=say == "yes", by=acting.user, at=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("뜻을 적어 두었습니다. 언제든지 바꿀 수 있습니다."))
    return redirect("my_mentor")
