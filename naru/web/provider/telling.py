"""A provider tells a class something: written, looked at once more, sent; and what was sent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.enums import Audience, BulletinKind
from naru.enrolments.models import Intake
from naru.enrolments.queries.bulletins import history_of, reached
from naru.enrolments.services import bulletins
from naru.web.access import posted, role_required
from naru.web.provider.classes import frame, own_door_of
from naru.web.provider.forms.message import MessageForm

SEND, WRITE = "send", "write"
"""Buttons of the preview: to send what it shows, or to go back to writing it."""


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def telling(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The first POST shows what will be sent and to how many, the second sends it once."""
    door = own_door_of(membership, public_id)
    form = MessageForm(posted(request))
    if request.method == "POST" and form.is_valid():
        does = request.POST.get("do")
        if does not in (SEND, WRITE):
            return _preview(request, membership, door, form)
        if does == SEND and _sent(form, door, membership):
            messages.success(request, _("보냈습니다. 몇 분 안에 모두에게 닿습니다."))
            return redirect("provider_telling", public_id=public_id)
    context = {**frame(membership, door), "form": form, "history": history_of(door)}
    status = 422 if form.errors else 200
    return render(request, "provider/class/telling.html", context, status=status)


def _preview(
    request: HttpRequest, membership: Membership, door: Intake, form: MessageForm
) -> HttpResponse:
    audience = Audience(form.cleaned_data["audience"])
    context = {
        **frame(membership, door),
        "said": form.cleaned_data,
        "audience": audience,
        "people": reached(door, audience),
    }
    return render(request, "provider/class/telling_preview.html", context)


def _sent(form: MessageForm, door: Intake, membership: Membership) -> bool:
    said = form.cleaned_data
    try:
        bulletins.post(
            intake_id=door.pk,
            kind=BulletinKind.WRITTEN,
            audience=Audience(said["audience"]),
            text=said["text"],
            key=said["key"],
            by=membership.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
