"""Beginning and going on: the start, the code, the overview of the parts, leaving, keeping."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.diagnosis.enums import Agreed
from naru.diagnosis.queries.runs import answers_of, minutes_left, progress_of, run_with
from naru.diagnosis.reading.keeping import kept_for
from naru.diagnosis.services import results, runs
from naru.flows.begin_diagnosis import begin_diagnosis
from naru.flows.keep_diagnosis import keep_diagnosis
from naru.flows.open_sensitive import open_sensitive
from naru.residents.enums import ConsentKind, Means, RecordPage
from naru.residents.models import ConsentText
from naru.residents.queries import agrees_to_text_of, consent_text
from naru.web.access import posted
from naru.web.acting import Acting, record_at_hand, record_required
from naru.web.public.diagnosis import reach
from naru.web.public.diagnosis.reach import Reached, reached

READ_AND_WRITE = ["GET", "HEAD", "POST"]


class CodeForm(forms.Form):
    """The code on one's paper."""

    code = forms.CharField(
        label=gettext_lazy("종이에 적힌 번호"),
        max_length=20,
        help_text=gettext_lazy("여덟 자리입니다. 예: K7QM-3RXD"),
        error_messages={"required": gettext_lazy("번호를 적어 주세요. 예: K7QM-3RXD")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


@login_not_required
@require_http_methods(READ_AND_WRITE)
def start(request: HttpRequest) -> HttpResponse:
    """What it is, how long it takes, who sees it; a POST agrees and begins."""
    acting = record_at_hand(request, RecordPage.HELP_DIAGNOSIS)
    if request.method == "POST":
        if acting is not None and not acting.may_write:
            raise PermissionDenied
        return _begin(request, acting)
    context = {
        "acting": acting,
        "sensitive": _sensitive_text(acting),
        "held": reach.held(request),
        "key": uuid.uuid4(),
        "days": kept_for(timezone.now()).days,
    }
    return render(request, "public/diagnosis/start.html", context)


@login_not_required
@require_http_methods(READ_AND_WRITE)
def resume(request: HttpRequest) -> HttpResponse:
    """Go on with the code; wrong ones are counted."""
    form = CodeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            run = runs.found_by_code(
                typed=form.cleaned_data["code"], whence=reach.whence(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            if run is not None:
                reach.hold(request, run)
                return redirect("diagnosis_run", run.public_id)
            form.add_error("code", str(runs.CodeUnknown.message))
    context = {"form": form}
    status = 422 if form.errors else 200
    return render(request, "public/diagnosis/resume.html", context, status=status)


@require_safe
@reached
def overview(request: HttpRequest, here: Reached) -> HttpResponse:
    """The four parts, how far each is, the code, and what to do next."""
    return _overview(request, here)


@require_POST
@reached
def renew(request: HttpRequest, here: Reached) -> HttpResponse:
    """Another code, in case the paper is lost or was seen by others."""
    if not here.kept:
        runs.renew_code(run_id=here.run.pk, at=timezone.now())
        messages.success(request, _("새 번호입니다. 앞의 번호는 이제 쓸 수 없습니다."))
    return redirect("diagnosis_run", here.run.public_id)


@require_POST
@reached
def finish(request: HttpRequest, here: Reached) -> HttpResponse:
    """Make the result of what was answered so far."""
    try:
        results.make(run_id=here.run.pk, by=here.by, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("diagnosis_run", here.run.public_id)
    return redirect("diagnosis_result", here.run.public_id)


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close it in this browser; the code opens it again."""
    reach.let_go(request)
    messages.success(request, _("닫았습니다. 종이에 적은 번호로 언제든지 이어서 할 수 있습니다."))
    return redirect("diagnosis")


@require_http_methods(READ_AND_WRITE)
@reached
def erase(request: HttpRequest, here: Reached) -> HttpResponse:
    """Take the consent back: answers and results go at once."""
    if request.method == "POST":
        runs.erase(run_id=here.run.pk, by=here.by, at=timezone.now())
        reach.let_go(request)
        messages.success(request, _("답과 결과를 모두 지웠습니다."))
        return redirect("my_diagnosis" if here.kept else "diagnosis")
    return render(request, "public/diagnosis/erase.html", {"here": here, "run": here.run})


@require_http_methods(READ_AND_WRITE)
@record_required(RecordPage.HELP_DIAGNOSIS)
def keep(request: HttpRequest, acting: Acting, public_id: uuid.UUID) -> HttpResponse:
    """Bring a run that was begun without an account into the record at hand."""
    run = reach.held(request)
    if run is None or run.public_id != public_id:
        known = run_with(public_id)
        if known is not None and known.resident_id == acting.resident.pk:
            return redirect("diagnosis_run", public_id)
        return redirect("diagnosis_resume")
    if request.method == "POST":
        try:
            keep_diagnosis(
                run_id=run.pk,
                resident=acting.resident,
                means=_means(request, acting),
                by=acting.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("diagnosis")
        reach.let_go(request)
        messages.success(request, _("기록에 남겼습니다. 이제 번호 없이 이어서 할 수 있습니다."))
        return redirect("diagnosis_run", public_id)
    context = {"run": run, "acting": acting, "sensitive": _sensitive_text(acting)}
    return render(request, "public/diagnosis/keep.html", context)


@require_POST
@record_required(RecordPage.HELP_DIAGNOSIS)
def agree(request: HttpRequest, acting: Acting, public_id: uuid.UUID) -> HttpResponse:
    """Let a run of the record ask about health and money after all."""
    run = run_with(public_id)
    if run is None or run.resident_id != acting.resident.pk:
        raise Http404
    try:
        open_sensitive(
            run_id=run.pk,
            resident=acting.resident,
            means=Means.PRESENCE if acting.leave else Means.ONLINE,
            by=acting.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("동의를 받았습니다. 빼 두었던 물음에 이어서 답해 주세요."))
    return redirect("diagnosis_run", public_id)


def _begin(request: HttpRequest, acting: Acting | None) -> HttpResponse:
    """One run for one form, however often it is sent."""
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return redirect("diagnosis")
    if run_with(key) is None:
        helped = acting is not None and acting.leave is not None
        try:
            run = begin_diagnosis(
                key=key,
                agreed=Agreed.PRESENCE if helped else Agreed.ONLINE,
                resident=acting.resident if acting else None,
                means=_means(request, acting),
                by=reach.by_of(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("diagnosis")
        if run.resident_id is None:
            reach.hold(request, run)
    return redirect("diagnosis_run", key)


def _means(request: HttpRequest, acting: Acting | None) -> Means | None:
    """How the person agreed just now to health and money in their record; None if they did not."""
    if acting is None or "sensitive" not in request.POST:
        return None
    return Means.PRESENCE if acting.leave else Means.ONLINE


def _sensitive_text(acting: Acting | None) -> ConsentText | None:
    """What has to be agreed to first; None if it is, or if nothing goes into a record."""
    on = timezone.localdate()
    if acting is None or agrees_to_text_of(acting.resident, ConsentKind.SENSITIVE, on=on):
        return None
    return consent_text(ConsentKind.SENSITIVE, on=on)


def _overview(request: HttpRequest, here: Reached) -> HttpResponse:
    run, given = here.run, answers_of(here.run)
    progress = progress_of(run, given)
    following = next((one for one in progress if one.next), None)
    context: dict[str, Any] = {
        "here": here,
        "run": run,
        "sensitive": None
        if run.sensitive
        else consent_text(ConsentKind.SENSITIVE, on=timezone.localdate()),
        "progress": progress,
        "following": following,
        "any_done": any(one.next is None for one in progress),
        "minutes": minutes_left(run, progress),
        "code": "" if here.kept else runs.code_of(run),
        "has_result": run.results.exists(),
    }
    return render(request, "public/diagnosis/overview.html", context)
