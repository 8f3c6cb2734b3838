"""Background jobs: how many wait, run, stalled or failed, why, and what to do about it."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.queries import door
from naru.flows.cancel_job import cancel_job
from naru.flows.retry_job import retry_job
from naru.upkeep import queries
from naru.upkeep.enums import Standing
from naru.web.access import role_required
from naru.web.operator.imports import sources

PAGE = 30
LATEST = 5
LARGEST_ID = 2**63 - 1


class JobsForm(forms.Form):
    """Which jobs to list; an unknown word lists all."""

    standing = forms.ChoiceField(choices=Standing.choices)


@require_safe
@role_required(Role.OPERATOR)
def overview(request: HttpRequest, membership: Membership) -> HttpResponse:
    """The machine at a glance: workers, late claims, jobs, the latest failures, each source."""
    now = timezone.now()
    counts = queries.counts(at=now)
    context = {
        "workers": queries.living_workers(at=now),
        "late": door.late(at=now),
        "counts": [(standing, counts[standing]) for standing in Standing],
        "failed": queries.jobs(at=now, standing=Standing.FAILED)[:LATEST],
        "sources": sources(),
    }
    return render(request, "operator/home.html", context)


@require_safe
@role_required(Role.OPERATOR)
def jobs(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every job, newest first, by standing."""
    form = JobsForm(request.GET)
    standing = Standing(form.cleaned_data["standing"]) if form.is_valid() else None
    now = timezone.now()
    found = Paginator(queries.jobs(at=now, standing=standing), PAGE)
    context = {
        "page": found.get_page(request.GET.get("page")),
        "standing": standing,
        "standings": Standing,
    }
    return render(request, "operator/jobs.html", context)


@require_POST
@role_required(Role.OPERATOR)
def retry(request: HttpRequest, membership: Membership, job_id: int) -> HttpResponse:
    """Start a failed or stalled job again."""
    try:
        retry_job(job_id=min(job_id, LARGEST_ID), by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("작업을 다시 시작합니다. 몇 초 뒤 목록을 새로 고쳐 보세요."))
    return redirect("operator_jobs")


@require_POST
@role_required(Role.OPERATOR)
def cancel(request: HttpRequest, membership: Membership, job_id: int) -> HttpResponse:
    """Call off a job that waits."""
    try:
        cancel_job(job_id=min(job_id, LARGEST_ID), by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("작업을 취소했습니다."))
    return redirect("operator_jobs")
