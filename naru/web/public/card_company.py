"""/card-company/<key>/: the page of the card company of a demo, which answers as one chooses.

There only where the sandbox is the company; a city with a contract has no such page.
"""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naru.payments.services.card_company import company
from naru.payments.services.sandbox import Answer, Sandbox

SEND = "SEND"
CHOICES = [
    (Answer.PAY, _("승인하기"), _("돈을 내고 돌아갑니다.")),
    (Answer.REFUSE, _("거절하기"), _("카드사가 받지 않았다고 알립니다.")),
    (Answer.TWICE, _("승인하고 두 번 알리기"), _("같은 알림을 두 번 보냅니다.")),
    (Answer.LATE, _("승인하고 늦게 알리기"), _("알림은 이 화면에서 따로 보냅니다.")),
    (Answer.SILENT, _("승인하고 답하지 않기"), _("물어보아도 답하지 않습니다.")),
]


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def card_company(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the order; a POST answers it, or sends the messages that were kept back."""
    theirs = company()
    order = theirs.shown(key) if isinstance(theirs, Sandbox) else None
    if order is None or not isinstance(theirs, Sandbox):
        raise Http404
    if request.method == "POST":
        return _answered(request, theirs, key, order["back"])
    context = {"order": order, "choices": CHOICES, "open": order["standing"] == "NOTHING"}
    return render(request, "public/card_company.html", context)


def _answered(request: HttpRequest, theirs: Sandbox, key: UUID, back: str) -> HttpResponse:
    how, now = request.POST.get("how", ""), timezone.now()
    if how == SEND:
        theirs.send(key, at=now)
        return redirect("card_company", key=key)
    if how not in Answer.__members__:
        raise BadRequest
    theirs.answer(key, Answer(how), at=now)
    if how == Answer.SILENT:
        return redirect("card_company", key=key)
    if how != Answer.LATE:
        theirs.send(key, at=now)
    return redirect(back)
