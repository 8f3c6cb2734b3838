"""/me/appointments/: what is booked, giving a time back, coming earlier, the calendar's file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.counselling.enums import TalkState
from naru.counselling.models import Appointment
from naru.counselling.pack import reasons, terms_at
from naru.counselling.queries import appointments, mine, talk_links
from naru.counselling.services import appointments as booking
from naru.counselling.services import earlier, telling
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.web.acting import Acting, record_required


def shown(one: Appointment) -> dict[str, Any]:
    """One appointment as pages show it."""
    now = timezone.now()
    coming = one.state == TalkState.BOOKED and one.starts_at > now
    return {
        "one": one,
        "why": why(one),
        "state": state(one),
        "where": telling.where(one, (get_language() or "ko")[:2]),
        "coming": coming,
        "late": coming and one.starts_at - now < terms_at(now).give_back,
        "offered": one.state == TalkState.OFFERED
        and one.offer_until_at is not None
        and one.offer_until_at > now,
    }


def why(one: Appointment) -> str:
    """What the appointment is about, in the city's words."""
    reason = reasons().get(one.reason)
    return str(reason.name) if reason else ""


def state(one: Appointment) -> str:
    """As `get_state_display`, which reads the words of all states for each of a long list."""
    return str(TalkState(one.state).label)


def in_short(found: Iterable[Appointment]) -> list[dict[str, Any]]:
    """Appointments in a list of when and why."""
    names = {code: str(one.name) for code, one in reasons().items()}
    return [{"one": one, "why": names.get(one.reason, ""), "state": state(one)} for one in found]


@require_safe
@record_required(RecordPage.HELP_APPOINTMENTS)
def talks(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What comes and what was, and the way to a new one."""
    now = timezone.now()
    rows = [shown(one) for one in appointments.appointments_of(acting.resident, at=now)]
    past = [row for row in rows if not (row["coming"] or row["offered"])]
    context = {
        "acting": acting,
        "offers": [row for row in rows if row["offered"]],
        "coming": [row for row in rows if row["coming"]],
        "past": list(reversed(past)),
        "pairing": mine.pairing_of(acting.resident),
    }
    return render(request, "resident/mentoring/talks.html", context)


@require_safe
@record_required(RecordPage.HELP_APPOINTMENTS)
def talk(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One appointment with all one can do about it."""
    one = _mine_or_404(acting.resident, public_id)
    context = {"acting": acting, **shown(one)}
    return render(request, "resident/mentoring/talk.html", context)


@require_safe
@record_required(RecordPage.HELP_APPOINTMENTS)
def invite(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """The calendar entry as a file."""
    one = _mine_or_404(acting.resident, public_id)
    language = (get_language() or "ko")[:2]
    made = telling.entry(one, reader=acting.resident.user, language=language)
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


@require_POST
@record_required(RecordPage.HELP_APPOINTMENTS)
def give_back(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One tap: the time is free for somebody else."""
    one, now = _mine_or_404(acting.resident, public_id), timezone.now()
    try:
        booking.give_back(appointment_id=one.pk, by=acting.user, terms=terms_at(now), at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("약속을 취소했습니다. 알려 주셔서 고맙습니다."))
    return redirect("appointments")


@require_POST
@record_required(RecordPage.HELP_APPOINTMENTS)
def want_earlier(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Come earlier if a time comes free, or not any more."""
    one = _mine_or_404(acting.resident, public_id)
    wants = request.POST.get("say") != "no"
    try:
        earlier.wait(appointment_id=one.pk, wants=wants, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = (
            _("더 이른 시간이 나면 차례대로 알려 드립니다."),
            _("더 이른 시간을 기다리지 않습니다."),
        )
        messages.success(request, said[0] if wants else said[1])
    return redirect("appointment", public_id=public_id)


@require_POST
@record_required(RecordPage.HELP_APPOINTMENTS)
def answer_offer(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Take the earlier time, or leave it to the next."""
    one, now = _mine_or_404(acting.resident, public_id), timezone.now()
    say = request.POST.get("say")
    if say not in ("accept", "decline"):
        raise BadRequest
    try:
        earlier.answer(
            offer_id=one.pk,
            resident=acting.resident,
            takes=say == "accept",
            by=acting.user,
            terms=terms_at(now),
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("답을 적어 두었습니다."))
    return redirect("appointments")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The appointment whose address was told: looking changes nothing, and nobody is named."""
    one = talk_links.named(token)
    if one is None:
        raise Http404
    if request.method == "POST":
        now = timezone.now()
        try:
            booking.give_back(appointment_id=one.pk, by=None, terms=terms_at(now), at=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("talk", token=token)
    return render(request, "public/talk.html", shown(one))


def _mine_or_404(resident: Resident, public_id: UUID) -> Appointment:
    one = appointments.appointment_with(public_id, resident=resident)
    if one is None:
        raise Http404
    return one
