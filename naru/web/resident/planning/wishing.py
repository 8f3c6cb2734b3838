"""Saying what one aims for and what limits one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from naru.diagnosis.queries.results import skills_had
from naru.occupations.models import Occupation
from naru.planning.queries.mine import plan_of
from naru.planning.services import plans
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.resident.planning.forms import GoalForm, WishesForm, held_of, initial_of


@require_safe
@record_required(RecordPage.HELP_PLAN)
def goal(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Choose the occupation; the next page asks the rest."""
    if "occupation" in request.GET:
        form = GoalForm(request.GET)
        if form.is_valid():
            return redirect("plan_wishes", code=form.cleaned_data["occupation"])
    else:
        plan = plan_of(acting.resident)
        form = GoalForm(initial={"occupation": plan.occupation.code} if plan else None)
    context = {"acting": acting, "form": form}
    return render(
        request, "resident/planning/goal.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_PLAN)
def wishes(request: HttpRequest, acting: Acting, code: str) -> HttpResponse:
    """Time, money, way and what one can do already; a POST sets the planner to work."""
    occupation = Occupation.objects.current().filter(code=code).first()
    if occupation is None:
        raise Http404
    now = timezone.now()
    today = timezone.localdate(now)
    old = plan_of(acting.resident)
    form = WishesForm(
        posted(request),
        occupation=occupation,
        on=today,
        held=held_of(old, skills_had(acting.resident)),
        initial=initial_of(old, on=today),
    )
    if request.method == "POST" and form.is_valid():
        plans.ask(resident=acting.resident, wishes=form.wishes(), by=acting.user, at=now)
        return redirect("my_plan")
    context = {"acting": acting, "form": form, "occupation": occupation}
    return render(
        request, "resident/planning/wishes.html", context, status=422 if form.errors else 200
    )
