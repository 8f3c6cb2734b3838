"""Somebody scans the code at the entrance, logs in, and says that they are there."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.refusals import Refusal
from naru.places.models import Place
from naru.spaces.pack import bench_terms_on, room_terms_on
from naru.spaces.services import arriving
from naru.web.acting import Acting, record_required
from naru.web.resident.scanned import Scan

ENTRANCE = Scan("space_scanned")


class ScanFirst(Refusal):
    message = gettext_lazy("먼저 입구에 걸린 코드를 휴대전화로 찍어 주세요.")


@login_not_required
@never_cache
@require_safe
def scan(request: HttpRequest, code: str) -> HttpResponse:
    """Whether the code is of now is decided here, before log-in, which may take a while."""
    now = timezone.now()
    terms = bench_terms_on(timezone.localdate(now))
    try:
        place_id = arriving.read_code(code, terms=terms, at=now)
    except Refusal as refusal:
        return render(request, "public/spaces/scan_refused.html", {"why": str(refusal)}, status=409)
    ENTRANCE.keep(request, place_id, at=now)
    return redirect("my_space_here")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def here(request: HttpRequest, acting: Acting) -> HttpResponse:
    """One press says that the person is there; nobody can say it for them."""
    now = timezone.now()
    place = _scanned(request, now)
    if place is None:
        return _refused(request, acting, str(ScanFirst()))
    if request.method != "POST":
        return render(request, "resident/spaces/here.html", {"acting": acting, "place": place})
    today = timezone.localdate(now)
    rooms = room_terms_on(place.code, today)
    try:
        one = arriving.arrive(
            place_id=place.pk,
            resident_id=acting.resident.pk,
            terms=bench_terms_on(today),
            enter=rooms.enter if rooms else timedelta(),
            by=acting.user,
            at=now,
        )
    except Refusal as refusal:
        return _refused(request, acting, str(refusal))
    ENTRANCE.forget(request)
    messages.success(request, _("잘 오셨습니다. 온 것으로 적었습니다."))
    return redirect("my_space", public_id=one.public_id)


def _scanned(request: HttpRequest, at: datetime) -> Place | None:
    kept = ENTRANCE.kept(request, at=at)
    return None if kept is None else Place.objects.current().filter(pk=kept).first()


def _refused(request: HttpRequest, acting: Acting, why: str) -> HttpResponse:
    context = {"acting": acting, "why": why}
    return render(request, "resident/spaces/here_refused.html", context, status=409)
