"""What a resident was told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from naru.notices.queries import inbox_of
from naru.notices.services import inbox as service
from naru.residents.enums import RecordPage
from naru.web.acting import Acting, record_required


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_INBOX)
def inbox(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Everything told, the new first; a POST marks it read."""
    if request.method == "POST":
        service.mark_read(resident=acting.resident, at=timezone.now())
        return redirect("inbox")
    told = inbox_of(acting.resident)
    unread = any(one.notice.read_at is None for one in told)
    return render(
        request, "resident/inbox.html", {"acting": acting, "told": told, "unread": unread}
    )
