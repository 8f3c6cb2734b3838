"""/mentor/people/…/talk/: a mentor books a time with somebody they look after."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.counselling.enums import Way
from naru.counselling.models import Appointment
from naru.flows.open_mentee import open_mentee
from naru.web.access import role_required
from naru.web.resident.mentoring.booking import Booking, booked


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.MENTOR)
def book(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """First why and how, then one of the mentor's free times; the person is told."""
    try:
        pairing = open_mentee(membership=membership, resident_id=public_id, at=timezone.now())
    except PermissionDenied:
        raise Http404 from None
    booking = Booking(pairing.resident, pairing.mentor, Way.MENTOR, membership.user)
    done = booked(request, booking)
    if isinstance(done, Appointment):
        messages.success(request, _("약속을 잡고 본인에게 알렸습니다."))
        return redirect("mentor_person", public_id=public_id)
    context = {
        "membership": membership,
        "resident": pairing.resident,
        "list_url": reverse("mentor_caseload"),
        "list_label": _("돌볼 분"),
        "file_url": reverse("mentor_person", args=[public_id]),
        "file_label": pairing.resident,
        "here": request.path,
        "step": done.step,
        **done.context,
    }
    return render(request, "mentor/book.html", context, status=done.status)
