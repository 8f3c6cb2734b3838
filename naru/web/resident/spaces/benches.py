"""/me/spaces/bench/…: what will happen, then one press books a seat."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.residents.enums import HelperKind, RecordPage
from naru.spaces.enums import Way
from naru.spaces.pack import bench_terms_on
from naru.spaces.queries import things
from naru.spaces.services import benches
from naru.web.acting import Acting, record_required
from naru.web.public.spaces import words


def way_of(acting: Acting) -> Way:
    """Whether the person books or the desk does."""
    desk = acting.leave is not None and acting.leave.kind == HelperKind.DESK
    return Way.DESK if desk else Way.SITE


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_SPACES)
def book(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """What happens to who cannot come stands here before anybody books."""
    sitting, now = things.sitting(public_id), timezone.now()
    if sitting is None:
        raise Http404
    terms = bench_terms_on(timezone.localdate(now))
    if request.method == "POST":
        try:
            one = benches.book(
                resident=acting.resident,
                sitting_id=sitting.pk,
                way=way_of(acting),
                by=acting.user,
                terms=terms,
                at=now,
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("bench_book", public_id=public_id)
        messages.success(request, _("자리를 잡았습니다."))
        return redirect("my_space", public_id=one.public_id)
    bookable = sitting.off_at is None and now + terms.lead <= sitting.starts_at <= now + terms.ahead
    context = {
        "acting": acting,
        "sitting": sitting,
        "bench": sitting.bench,
        "place": sitting.bench.place,
        "free": max(0, sitting.bench.seats - sitting.taken),
        "bookable": bookable,
        "rules": words.bench_rules(terms),
    }
    return render(request, "resident/spaces/bench.html", context)
