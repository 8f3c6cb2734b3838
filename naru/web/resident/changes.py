"""Being told when an answer changes: asking for it, ending it, what changed so far."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.notices.enums import Kind
from naru.notices.queries import told_about
from naru.policies import queries
from naru.policies.reading.book import rulebook
from naru.policies.services import watching
from naru.web.acting import Acting, record_required

CHANGES = (Kind.POLICY_OPENED, Kind.POLICY_CLOSED)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def changes(request: HttpRequest, acting: Acting) -> HttpResponse:
    """In or out, by the resident alone."""
    resident, now = acting.resident, timezone.now()
    if request.method == "POST":
        if request.POST.get("do") == "end":
            watching.end(resident=resident, by=acting.user, at=now)
            messages.success(request, _("이제 알려 드리지 않습니다."))
        else:
            watching.begin(resident=resident, book=rulebook(), by=acting.user, at=now)
            messages.success(request, _("답이 달라지면 알려 드리겠습니다."))
        return redirect("changes")
    context = {
        "acting": acting,
        "watch": queries.watch_of(resident),
        "told": told_about(resident, CHANGES),
    }
    return render(request, "resident/changes.html", context)
