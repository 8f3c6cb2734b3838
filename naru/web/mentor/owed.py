"""/mentor/: what a member of staff owes people, the most urgent first, and giving the answer."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.counselling.enums import RequestKind, RequestState
from naru.counselling.models import Request
from naru.counselling.pack import fields, terms_at
from naru.counselling.queries import mine, owners
from naru.counselling.queries.mentors import mentor_of
from naru.counselling.services import pairings, requests
from naru.flows.open_request import open_request
from naru.web.access import posted, role_required
from naru.web.mentor.words import described, parts_in_words, sought_in_words

WORKS_HERE = (Role.MENTOR, Role.COUNSELLOR, Role.MANAGER)


class AnswerForm(forms.Form):
    """What is said to the person: a reason for a no, or the answer to a question."""

    words = forms.CharField(
        label=gettext_lazy("본인에게 보낼 글"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_safe
@role_required(*WORKS_HERE)
def work(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Who waits for an answer of mine; for a mentor also how many places are taken."""
    today = timezone.localdate()
    owed = list(owners.owed_by(membership.user))
    mentor = mentor_of(membership.user)
    context: dict[str, Any] = {
        "membership": membership,
        "mentor": mentor,
        "rows": [{"one": one, "late": one.due_on < today} for one in owed],
        "sought": sought_in_words(owner=membership.user, on=today),
    }
    return render(request, "mentor/work.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*WORKS_HERE)
def answer(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """One request: read it, say yes or no, or answer the question."""
    now = timezone.now()
    try:
        one = open_request(membership=membership, public_id=public_id, at=now)
    except (Request.DoesNotExist, PermissionDenied):
        raise Http404 from None
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            _say(request, one, words=form.cleaned_data["words"], membership=membership)
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("답을 보냈습니다."))
            return redirect("mentor_work")
    pairing = mine.pairing_of(one.resident)
    context = {
        "membership": membership,
        "one": one,
        "open": one.state == RequestState.OPEN,
        "asks_mentor": one.kind == RequestKind.MENTOR,
        "pairing": pairing,
        "mentor": described(pairing.mentor) if pairing else None,
        "field": fields().get(one.field, ""),
        "parts": parts_in_words(one.parts),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "mentor/request.html", context, status=status)


def _say(request: HttpRequest, one: Request, *, words: str, membership: Membership) -> None:
    say, by, now = request.POST.get("say"), membership.user, timezone.now()
    if one.kind != RequestKind.MENTOR:
        requests.answer_question(request_id=one.pk, words=words, by=by, at=now)
        return
    pairing = mine.pairing_of(one.resident)
    if pairing is None or say not in ("accept", "decline"):
        raise BadRequest
    if say == "accept":
        pairings.accept(pairing_id=pairing.pk, by=by, at=now)
    else:
        pairings.decline(pairing_id=pairing.pk, words=words, by=by, terms=terms_at(now), at=now)
