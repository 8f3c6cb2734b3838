"""/me/plan/: being looked for, to choose from, or going on: the page of a plan at each stage."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naru.core.refusals import Refusal
from naru.credentials.models import Certificate
from naru.credentials.queries.mine import certificates_of
from naru.planning.models import Plan
from naru.planning.queries import goals, mine
from naru.planning.queries.evidence import evidence_of, plain_evidence
from naru.planning.queries.export import plain_plan
from naru.planning.queries.mine import Portfolio, Stand
from naru.planning.rules.progress import Standing
from naru.planning.services import plans
from naru.residents.enums import RecordPage
from naru.schools.queries.export import plain_standing
from naru.schools.queries.standing import standings_of
from naru.web.acting import Acting, record_required
from naru.web.resident.planning import words
from naru.web.resident.planning.limits import limits_in_words
from naru.web.resident.schools.panel import panel_of


@require_safe
@record_required(RecordPage.HELP_PLAN)
def my_plan(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The plan in force: what to do this week and next, or the routes to choose from."""
    plan, now = mine.plan_of(acting.resident), timezone.now()
    offered = goals.offered(acting.resident, plan)
    if plan is None:
        for_life = offered is not None and offered.occupation_id is None
        schools = panel_of(acting.resident, for_life=for_life, at=now)
        nothing = {"acting": acting, "offered": offered, "schools": schools}
        return render(request, "resident/planning/none.html", nothing)
    if plan.is_waiting:
        return render(request, "resident/planning/waiting.html", {"acting": acting, "plan": plan})
    portfolio = mine.portfolio_of(plan, on=timezone.localdate(now))
    if portfolio is None:
        return redirect("plan_routes")
    context: dict[str, Any] = {
        "acting": acting,
        "offered": offered,
        "history": goals.history(acting.resident),
        "schools": panel_of(acting.resident, for_life=plan.occupation_id is None, at=now),
        "proofs": proofs_of(portfolio, certificates_of(acting.resident)),
        "evidence": evidence_of(acting.resident),
        **shown(plan, portfolio, at=now),
    }
    return render(request, "resident/planning/portfolio.html", context)


@require_safe
@record_required(RecordPage.HELP_PLAN)
def routes(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The routes side by side, or what is in the way."""
    plan = mine.plan_of(acting.resident)
    if plan is None or plan.is_waiting:
        return redirect("my_plan")
    names = words.skill_names([plan])
    ways = words.ways_of(plan, names, at=timezone.now())
    context = {
        "acting": acting,
        "plan": plan,
        "offered": goals.offered(acting.resident, plan),
        "ways": ways,
        "fee_unknown": any(one.step.fee_won is None for way in ways for one in way.steps),
        "nobody": words.nobody_teaches(plan, names),
        "limits": limits_in_words(plan),
    }
    return render(request, "resident/planning/routes.html", context)


@require_POST
@record_required(RecordPage.HELP_PLAN)
def choose(request: HttpRequest, acting: Acting, number: int) -> HttpResponse:
    """Go this way."""
    try:
        plans.choose(resident=acting.resident, number=number, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("이 길로 갑니다. 다음에 할 일부터 보세요."))
    return redirect("my_plan")


@require_POST
@record_required(RecordPage.HELP_PLAN)
def again(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Plan anew around what fell through, changing as little as can be."""
    try:
        plans.ask_again(resident=acting.resident, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("my_plan")


@require_POST
@record_required(RecordPage.HELP_PLAN)
def done(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """This step is done, says the person."""
    step = mine.step_of(acting.resident, public_id)
    if step is None:
        raise Http404
    try:
        plans.finish(resident=acting.resident, step=step, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("마쳤다고 적었습니다."))
    return redirect("my_plan")


@require_safe
@record_required(RecordPage.HELP_PLAN)
def one_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The chosen route on one sheet of paper."""
    plan = mine.plan_of(acting.resident)
    now = timezone.now()
    today = timezone.localdate(now)
    portfolio = mine.portfolio_of(plan, on=today) if plan else None
    if plan is None or portfolio is None:
        return redirect("my_plan")
    held = certificates_of(acting.resident)
    context = {
        "acting": acting,
        "today": today,
        "schools": panel_of(acting.resident, at=now),
        "proofs": proofs_of(portfolio, held),
        "evidence": evidence_of(acting.resident),
        **shown(plan, portfolio, at=now),
    }
    return render(request, "resident/planning/one_page.html", context)


@require_safe
@record_required(RecordPage.HELP_PLAN)
def download(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The plan as JSON, for other programs."""
    plan = mine.plan_of(acting.resident)
    if plan is None:
        raise Http404
    whole = plain_plan(plan) | {"evidence": plain_evidence(acting.resident)}
    stands = standings_of(acting.resident, at=timezone.now())
    whole["schools"] = [row for one in stands for row in plain_standing(one)]
    answer = JsonResponse(whole, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="plan-{plan.number}.json"'
    return answer


def shown(plan: Plan, portfolio: Portfolio, *, at: datetime) -> dict[str, Any]:
    """What pages of a chosen route show, for its owner and for a mentor."""
    way = words.way_of(plan, portfolio.route, words.skill_names([plan]), at=at)
    rows = [
        {
            "stand": stand,
            "told": told,
            "said": words.standing_in_words(stand.standing),
            "tone": words.TONES.get(stand.standing, "gray"),
            "can_finish": _can_finish(stand),
        }
        for stand, told in zip(portfolio.stands, way.steps, strict=True)
    ]
    week = portfolio.this_week(timezone.localdate(at))
    return {
        "plan": plan,
        "portfolio": portfolio,
        "way": way,
        "rows": rows,
        "week": [row for row in rows if row["stand"] in week],
        "next": next((row for row in rows if row["stand"] is portfolio.next), None),
        "fallen": [row for row in rows if row["stand"] in portfolio.fallen],
    }


def proofs_of(portfolio: Portfolio, held: Iterable[Certificate]) -> list[dict[str, Any]]:
    """Certificates in force that the person has to show, those of a skill of this route first."""
    asked = {code for one in portfolio.stands for code in one.step.gives}
    rows = [
        {"one": one, "of_route": not asked.isdisjoint(one.skills)}
        for one in held
        if one.revoked_at is None
    ]
    return sorted(rows, key=lambda row: not row["of_route"])


def _can_finish(stand: Stand) -> bool:
    """Classes of ours are closed by their provider, and of a place elsewhere its own page asks; of
    all others the person alone knows.
    """
    here = stand.enrolment is not None or stand.elsewhere is not None
    began = (Standing.GOING, Standing.TO_BEGIN, Standing.TO_BOOK, Standing.BOOKED)
    return stand.standing in began and not here
