"""Asking to be forgotten, and staying after all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.core.refusals import Refusal
from naru.flows.ask_erasure import ask_erasure
from naru.flows.holdings import HOLDINGS
from naru.flows.withdraw_erasure import withdraw_erasure
from naru.residents import queries
from naru.residents.pack import erasure_terms
from naru.web.acting import Acting, record_required
from naru.web.templatetags.words import day


@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def deletion(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What goes, what stays and why, how long it waits; a POST asks for it."""
    now = timezone.now()
    terms = erasure_terms(on=timezone.localdate(now))
    if request.method == "POST":
        asked = ask_erasure(
            resident=acting.resident, waiting_days=terms.waiting_days, by=acting.user, at=now
        )
        said = _("기록 지우기를 신청했습니다. %(day)s에 지우며, 그 전에는 취소할 수 있습니다.")
        messages.success(request, said % {"day": day(asked.due_on)})
        return redirect("deletion")
    context = {
        "acting": acting,
        "terms": terms,
        "running": queries.running_erasure(acting.resident),
        "stays": [line for holding in HOLDINGS for line in holding.stays],
    }
    return render(request, "resident/deletion.html", context)


@require_POST
@record_required()
def stay(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Take the wish back."""
    try:
        withdraw_erasure(resident=acting.resident, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("기록 지우기를 취소했습니다. 계속 쓰시면 됩니다."))
    return redirect("deletion")
