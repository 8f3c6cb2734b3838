"""Saying what one aims for and what limits one."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.refusals import Refusal
from naru.counselling.queries.goals import agreed_goal
from naru.diagnosis.queries.results import domains_to_change, skills_had
from naru.occupations.models import Occupation
from naru.planning.queries.mine import plan_of
from naru.planning.services import plans
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.resident.planning.forms import GoalForm, LifeForm, WishesForm, held_of, initial_of


@require_safe
@record_required(RecordPage.HELP_PLAN)
def goal(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Choose the occupation, what was agreed with a mentor first; the next page asks the rest."""
    agreed = agreed_goal(acting.resident)
    if "occupation" in request.GET:
        form = GoalForm(request.GET)
        if form.is_valid():
            return redirect("plan_wishes", code=form.cleaned_data["occupation"])
    else:
        plan = plan_of(acting.resident)
        form = GoalForm(
            initial={"occupation": plan.occupation.code} if plan and plan.occupation else None
        )
    context = {"acting": acting, "form": form, "agreed": agreed}
    return render(
        request, "resident/planning/goal.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_PLAN)
def wishes(request: HttpRequest, acting: Acting, code: str) -> HttpResponse:
    """Time, money, way and what one can do already; a POST sets the planner to work.

    Work that was agreed with a mentor brings that goal and its day along.
    """
    occupation = Occupation.objects.current().filter(code=code).first()
    if occupation is None:
        raise Http404
    now = timezone.now()
    today = timezone.localdate(now)
    old = plan_of(acting.resident)
    agreed = agreed_goal(acting.resident)
    goal = agreed if agreed and agreed.occupation_id == occupation.pk else None
    form = WishesForm(
        posted(request),
        occupation=occupation,
        on=today,
        goal=goal,
        held=held_of(old, skills_had(acting.resident)),
        initial=initial_of(old, goal, on=today),
    )
    if request.method == "POST" and form.is_valid() and _asked(acting, form, now):
        return redirect("my_plan")
    context = {"acting": acting, "form": form, "occupation": occupation, "agreed": goal}
    return render(
        request, "resident/planning/wishes.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_PLAN)
def for_life(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A plan that mixes parts of life; a goal for one's life agreed with a mentor comes along."""
    now = timezone.now()
    today = timezone.localdate(now)
    old = plan_of(acting.resident)
    agreed = agreed_goal(acting.resident)
    goal = agreed if agreed and agreed.occupation_id is None else None
    spoken_for = domains_to_change(acting.resident)
    form = LifeForm(
        posted(request),
        on=today,
        goal=goal,
        domains=[*spoken_for, *([goal.domain] if goal else [])],
        initial=initial_of(old, goal, on=today),
    )
    if request.method == "POST" and form.is_valid() and _asked(acting, form, now):
        return redirect("my_plan")
    context = {"acting": acting, "form": form, "agreed": goal, "diagnosed": bool(spoken_for)}
    return render(
        request, "resident/planning/life.html", context, status=422 if form.errors else 200
    )


def _asked(acting: Acting, form: WishesForm | LifeForm, at: datetime) -> bool:
    """Whether the planner set to work; if not, the form says why."""
    try:
        plans.ask(resident=acting.resident, wishes=form.wishes(), by=acting.user, at=at)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
