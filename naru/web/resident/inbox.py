"""What a resident was told."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from naru.notices.queries import has_unread, notices_of, told
from naru.notices.services import inbox as service
from naru.residents.enums import RecordPage
from naru.web.acting import Acting, record_required

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_INBOX)
def inbox(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Everything told, the new first; a POST marks it read."""
    if request.method == "POST":
        service.mark_read(resident=acting.resident, at=timezone.now())
        return redirect("inbox")
    page = Paginator(notices_of(acting.resident), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "acting": acting,
        "page": page,
        "told": [told(one) for one in page.object_list],
        "unread": has_unread(acting.resident),
    }
    return render(request, "resident/inbox.html", context)
