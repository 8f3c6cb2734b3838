"""Telling of an application at another site, and what became of it there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.catalogue.enums import ApplyAt
from naru.catalogue.models import Run
from naru.catalogue.queries.courses import run_of
from naru.core.refusals import Refusal
from naru.enrolments.enums import Stage
from naru.enrolments.models import Elsewhere
from naru.enrolments.queries.elsewhere import at_run, one_of
from naru.enrolments.services import elsewhere as telling
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.public.courses import words
from naru.web.public.courses.offers import web_address
from naru.web.public.courses.texts import texts_of
from naru.web.resident.enrolments.elsewhere_forms import AppliedForm, StageForm
from naru.web.resident.enrolments.elsewhere_steps import step_of


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def applied(request: HttpRequest, acting: Acting, public_id: UUID, run_id: UUID) -> HttpResponse:
    """The person applied for this run where it is held; told before, it leads to that."""
    run = run_of(public_id, run_id)
    if run is None or run.apply_at == ApplyAt.HERE:
        raise Http404
    told = at_run(acting.resident, run)
    if told is not None and told.stage != Stage.ENDED:
        return redirect("elsewhere", public_id=told.public_id)
    now = timezone.now()
    today = timezone.localdate(now)
    form = AppliedForm(posted(request), on=today, initial={"applied_on": today})
    if request.method == "POST" and form.is_valid():
        one = telling.note(
            resident=acting.resident,
            run=run,
            applied_on=form.cleaned_data["applied_on"],
            by=acting.user,
            at=now,
        )
        messages.success(request, _("적어 두었습니다. 달력과 내 계획에도 나옵니다."))
        return redirect("elsewhere", public_id=one.public_id)
    context = {"acting": acting, "form": form, **_facts(run)}
    status = 422 if form.errors else 200
    return render(request, "resident/enrolments/elsewhere_new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def elsewhere(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Where it stands and what comes next; a POST tells how far it has come."""
    one, now = _mine(acting, public_id), timezone.now()
    today = timezone.localdate(now)
    form = StageForm(posted(request), one=one, on=today, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        try:
            telling.tell(elsewhere=one, by=acting.user, at=now, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("적어 두었습니다."))
            return redirect("elsewhere", public_id=public_id)
    context = {"acting": acting, "form": form, "one": one, "step": step_of(one, at=now)}
    context |= _facts(one.run) if one.run else {}
    status = 422 if form.errors else 200
    return render(request, "resident/enrolments/elsewhere.html", context, status=status)


@require_POST
@record_required(RecordPage.HELP_ENROLMENTS)
def drop(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """What was told is taken back."""
    telling.take_back(elsewhere=_mine(acting, public_id), by=acting.user, at=timezone.now())
    messages.success(request, _("지웠습니다."))
    return redirect("enrolments")


def _mine(acting: Acting, public_id: UUID) -> Elsewhere:
    one = one_of(acting.resident, public_id)
    if one is None:
        raise Http404
    return one


def _facts(run: Run) -> dict[str, Any]:
    return {
        "run": run,
        "course": run.course,
        "texts": texts_of(run.course),
        "days": words.days(run),
        "times": words.times(run),
        "place": words.place(run, run.course.mode),
        "fee": words.fee(run),
        "window": words.window(run),
        "there_href": web_address(run.apply_url),
    }
