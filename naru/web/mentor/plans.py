"""/mentor/plans/: plans of the people whom a mentor looks after, and what is said of one."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.flows.comment_plan import comment_plan
from naru.flows.open_evidence import open_evidence
from naru.flows.open_plan import open_plan, open_plans
from naru.planning.models import Plan
from naru.planning.queries.evidence import evidence_of
from naru.planning.queries.mine import portfolio_of
from naru.web.access import posted, role_required
from naru.web.mentor.schools import schools_of
from naru.web.papers import paper_response
from naru.web.resident.planning import words
from naru.web.resident.planning.overview import shown

MENTORS = (Role.MENTOR, Role.COUNSELLOR)


class CommentForm(forms.Form):
    """What a mentor says of a plan."""

    words = forms.CharField(
        label=gettext_lazy("계획에 남길 말"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("남길 말을 적어 주세요.")},
    )


@require_safe
@role_required(*MENTORS)
def plans(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Whose plans there are, with their goals; what is in one is seen only by opening it."""
    rows = open_plans(membership=membership, at=timezone.now())
    return render(request, "mentor/plans.html", {"membership": membership, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*MENTORS)
def plan(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """One plan as its owner sees it; a POST leaves a comment."""
    now = timezone.now()
    form = CommentForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            comment_plan(
                membership=membership,
                public_id=public_id,
                words=form.cleaned_data["words"],
                at=now,
            )
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("말을 남겼습니다. 본인에게 알림이 갑니다."))
            return redirect("mentor_plan", public_id=public_id)
    found = open_plan(membership=membership, public_id=public_id, at=now)
    if found is None:
        raise Http404
    portfolio = portfolio_of(found, on=timezone.localdate(now))
    context = {
        "membership": membership,
        "form": form,
        "plan": found,
        "schools": schools_of(found.resident, at=now),
        "evidence": evidence_of(found.resident, for_mentor=True),
        **(shown(found, portfolio, at=now) if portfolio else _unchosen(found, now)),
    }
    return render(request, "mentor/plan.html", context, status=422 if form.errors else 200)


@require_safe
@role_required(*MENTORS)
def evidence(request: HttpRequest, membership: Membership, upload_id: UUID) -> HttpResponseBase:
    """A file that its owner lets their mentor see."""
    one = open_evidence(membership=membership, upload_id=upload_id, at=timezone.now())
    if one is None:
        raise Http404
    return paper_response(request, one.upload)


def _unchosen(plan: Plan, at: datetime) -> dict[str, list[words.Way]]:
    return {"ways": words.ways_of(plan, words.skill_names([plan]), at=at)}
