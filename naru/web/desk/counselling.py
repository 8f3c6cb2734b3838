"""What was agreed and noted in counselling, for the desk: opened like all of a record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.counselling.enums import NoteKind, PairingState, Way
from naru.counselling.models import Appointment
from naru.counselling.queries import appointments, goals, mine
from naru.counselling.services import notes
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.web.access import posted
from naru.web.desk.records import opened
from naru.web.mentor.aims import NoteForm, goals_shown, page_of
from naru.web.resident.mentoring.booking import Booking, booked
from naru.web.resident.mentoring.talks import in_short


@require_http_methods(["GET", "HEAD", "POST"])
@opened(RecordPage.DESK_COUNSELLING)
def counselling(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """Mentor, goal, steps and notes of both kinds; a POST writes a note."""
    form = NoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            notes.write(
                resident=resident,
                kind=NoteKind(told["kind"]),
                words=told["words"],
                by=membership.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            return redirect("desk_counselling", public_id=resident.public_id)
    now = timezone.now()
    pairing = mine.pairing_of(resident)
    context = {
        "membership": membership,
        "resident": resident,
        "pairing": pairing,
        "active": pairing is not None and pairing.state == PairingState.ACTIVE,
        "talks": in_short(appointments.times_of(resident, at=now)),
        "form": form,
        "notes": page_of(request, goals.notes_of(resident, professional=True)),
        "today": timezone.localdate(),
        **goals_shown(goals.goals_of(resident)),
    }
    status = 422 if form.errors else 200
    return render(request, "desk/counselling.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@opened(RecordPage.DESK_COUNSELLING)
def book(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """A time with the person's mentor, booked for them; whoever has none is led to their record."""
    pairing = mine.pairing_of(resident)
    file_url = reverse("desk_counselling", args=[resident.public_id])
    if pairing is None or pairing.state != PairingState.ACTIVE:
        messages.warning(request, _("아직 함께하는 멘토가 없습니다. 먼저 멘토를 찾아 주세요."))
        return redirect(file_url)
    done = booked(request, Booking(resident, pairing.mentor, Way.DESK, membership.user))
    if isinstance(done, Appointment):
        messages.success(request, _("약속을 잡고 본인과 멘토에게 알렸습니다."))
        return redirect(file_url)
    context = {
        "membership": membership,
        "resident": resident,
        "list_url": reverse("desk_record", args=[resident.public_id]),
        "list_label": resident,
        "file_url": file_url,
        "file_label": _("상담 기록"),
        "here": request.path,
        "step": done.step,
        **done.context,
    }
    return render(request, "mentor/book.html", context, status=done.status)
