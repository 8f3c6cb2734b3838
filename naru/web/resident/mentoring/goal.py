"""/me/goal/: what I agreed with my mentor, the next steps, and the notes we share."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.core.refusals import Refusal
from naru.counselling.enums import Side
from naru.counselling.models import Goal
from naru.counselling.queries import goals, mine
from naru.counselling.services import goals as agreeing
from naru.planning.queries.goals import leads_to
from naru.planning.queries.mine import plan_in_short
from naru.residents.enums import RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.mentor.aims import AimForm, goals_shown, page_of
from naru.web.resident.schools.panel import panel_of


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_GOAL)
def goal(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The goal and all around it; a POST proposes one."""
    form = AimForm(posted(request))
    if request.method == "POST" and form.is_valid() and _proposed(request, acting, form):
        return redirect("my_goal")
    resident = acting.resident
    shown = goals_shown(goals.goals_of(resident))
    plan, agreed = plan_in_short(resident), shown["agreed"]
    context = {
        "acting": acting,
        "form": form,
        "pairing": mine.pairing_of(resident),
        "notes": page_of(request, goals.notes_of(resident, professional=False)),
        "today": timezone.localdate(),
        "schools": panel_of(resident, for_life=_is_for_life(agreed), at=timezone.now()),
        "planned": plan is not None and agreed is not None and leads_to(plan, agreed),
        **shown,
    }
    status = 422 if form.errors else 200
    return render(request, "resident/mentoring/goal.html", context, status=status)


@require_POST
@record_required(RecordPage.HELP_GOAL)
def answer(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Agree to a goal, say that it is reached, or give it up."""
    one = goals.goal_with(public_id, resident=acting.resident)
    if one is None:
        raise Http404
    say, now = request.POST.get("say"), timezone.now()
    if say not in ("agree", "reached", "end"):
        raise BadRequest
    try:
        if say == "agree":
            agreeing.agree(goal_id=one.pk, side=Side.RESIDENT, by=acting.user, at=now)
        else:
            agreeing.end(goal_id=one.pk, reached=say == "reached", by=acting.user, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        if say == "reached":
            messages.success(request, _("목표를 이루셨네요. 축하드립니다."))
            return redirect("my_plan" if plan_in_short(acting.resident) else "my_goal")
        messages.success(request, _("적어 두었습니다."))
    return redirect("my_goal")


@require_POST
@record_required(RecordPage.HELP_GOAL)
def step(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """A step is done, or not after all."""
    one = goals.step_with(public_id, resident=acting.resident)
    if one is None:
        raise Http404
    done = request.POST.get("say") != "no"
    agreeing.set_done(step_id=one.pk, done=done, by=acting.user, at=timezone.now())
    return redirect("my_goal")


def _is_for_life(goal: Goal | None) -> bool:
    return goal is not None and goal.occupation_id is None


def _proposed(request: HttpRequest, acting: Acting, form: AimForm) -> bool:
    now = timezone.now()
    try:
        agreeing.propose(
            resident=acting.resident,
            aim=form.aim(),
            side=Side.RESIDENT,
            by=acting.user,
            on=timezone.localdate(now),
            at=now,
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("목표를 제안했습니다. 멘토가 함께하면 정해집니다."))
    return True
