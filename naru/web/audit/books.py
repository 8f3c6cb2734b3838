"""Whether the books add up: every sum again from its single entries."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.audit import queries
from naru.flows.check_books import ACTION, ask_for_books
from naru.web.access import role_required

SHOWN = 20
NAMES = {
    "scholarships": gettext_lazy("장학금 포인트"),
    "payments": gettext_lazy("수강료"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.AUDITOR)
def books(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Earlier results, and a button that goes through all books anew."""
    if request.method == "POST":
        ask_for_books(by=membership.user, at=timezone.now())
        messages.info(request, _("장부를 처음부터 맞추어 보고 있습니다. 결과는 여기에 나옵니다."))
        return redirect("audit_books")
    results = [
        {"entry": entry, "name": NAMES[entry.subject_id], **json.loads(entry.details)}
        for entry in queries.latest_of(ACTION)[:SHOWN]
    ]
    return render(request, "audit/books.html", {"results": results})
