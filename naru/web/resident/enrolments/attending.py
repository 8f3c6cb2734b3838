"""A learner scans the code on the wall, logs in, and says that they are there."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naru.catalogue.models import Session
from naru.core.refusals import Refusal
from naru.enrolments.enums import Came
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import arriving
from naru.web.acting import Acting, record_required
from naru.web.resident.scanned import Scan

MEETING = Scan("scanned")


class ScanFirst(Refusal):
    message = gettext_lazy("먼저 교실에 걸린 코드를 휴대전화로 찍어 주세요.")


@login_not_required
@never_cache
@require_safe
def attend(request: HttpRequest, code: str) -> HttpResponse:
    """Whether the code is of now is decided here, before log-in, which may take a while."""
    now = timezone.now()
    terms = attendance_terms(timezone.localdate(now))
    try:
        session_id = arriving.read_code(code, terms=terms, at=now)
    except Refusal as refusal:
        return render(request, "public/attend_refused.html", {"why": str(refusal)}, status=409)
    MEETING.keep(request, session_id, at=now)
    return redirect("my_attend")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def my_attend(request: HttpRequest, acting: Acting) -> HttpResponse:
    """One press says that the person is there; nobody can say it for them."""
    now = timezone.now()
    session = _scanned(request, now)
    if session is None:
        return _refused(request, acting, str(ScanFirst()))
    if request.method != "POST":
        context = {"acting": acting, "session": session, "course": session.run.course}
        return render(request, "resident/enrolments/attend.html", context)
    terms = attendance_terms(timezone.localdate(session.starts_at))
    try:
        done = arriving.arrive(
            session_id=session.pk,
            resident_id=acting.resident.pk,
            terms=terms,
            by=acting.user,
            at=now,
        )
    except Refusal as refusal:
        return _refused(request, acting, str(refusal))
    MEETING.forget(request)
    said = _("지각으로 적었습니다.") if done.came == Came.LATE else _("출석으로 적었습니다.")
    messages.success(request, said)
    return redirect("enrolment", public_id=done.application.claim.public_id)


def _scanned(request: HttpRequest, at: datetime) -> Session | None:
    kept = MEETING.kept(request, at=at)
    if kept is None:
        return None
    return Session.objects.select_related("run__course").filter(pk=kept).first()


def _refused(request: HttpRequest, acting: Acting, why: str) -> HttpResponse:
    context = {"acting": acting, "why": why}
    return render(request, "resident/enrolments/attend_refused.html", context, status=409)
