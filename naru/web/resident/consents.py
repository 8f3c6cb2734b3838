"""What a resident allows: read it, say yes, take it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.flows.withdraw_consent import withdraw_consent
from naru.residents import facts, queries
from naru.residents.enums import ConsentKind, Means
from naru.residents.services import consents as service
from naru.web.acting import Acting, record_required


@require_safe
@record_required()
def consents(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Every text in force, whether it is agreed to, and what was agreed to before."""
    history = queries.consents_of(acting.resident)
    current = {ConsentKind(one.kind): one for one in history if one.ended_at is None}
    texts = queries.consent_texts(on=timezone.localdate())
    entries: list[dict[str, Any]] = [
        {
            "kind": kind,
            "text": texts[kind],
            "given": current.get(kind),
            "outdated": kind in current and current[kind].text_id != texts[kind].pk,
        }
        for kind in ConsentKind
        if kind in texts
    ]
    context = {"acting": acting, "entries": entries, "history": history}
    return render(request, "resident/consents/overview.html", context)


@require_POST
@record_required()
def give(request: HttpRequest, acting: Acting, kind: str) -> HttpResponse:
    """Say yes to the text in force, and go on to the questions it opens."""
    named = _kind_named(kind)
    try:
        service.give(
            resident_id=acting.resident.pk,
            kind=named,
            means=Means.ONLINE,
            by=acting.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("consents")
    messages.success(request, _("동의를 받았습니다. 언제든지 거둘 수 있습니다."))
    group = next((one.group for one in facts.DEFINITIONS if one.consent == named), None)
    if "answer" in request.POST and group is not None:
        return redirect("profile_group", name=group.lower())
    return redirect("consents")


@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def withdraw(request: HttpRequest, acting: Acting, kind: str) -> HttpResponse:
    """Say what taking it back means, and do it when that was read."""
    named = _kind_named(kind)
    given = queries.current_consent(acting.resident, named)
    if given is None:
        raise Http404
    if named == ConsentKind.SERVICE:
        return redirect("deletion")
    if request.method != "POST":
        context = {"acting": acting, "given": given, "kind": named}
        return render(request, "resident/consents/withdraw.html", context)
    withdraw_consent(resident=acting.resident, kind=named, by=acting.user, at=timezone.now())
    messages.success(request, _("동의를 거두었습니다."))
    return redirect("consents")


def _kind_named(name: str) -> ConsentKind:
    try:
        return ConsentKind[name.upper()]
    except KeyError:
        raise Http404 from None
