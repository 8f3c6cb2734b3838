"""/me/enrolments/: what I applied for, what comes next, and stepping back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.refusals import Refusal
from naru.credits.queries.mine import earned_by
from naru.enrolments.enums import State
from naru.enrolments.pack import most_open
from naru.enrolments.queries import closings, draws, mine
from naru.enrolments.queries import door as doors
from naru.enrolments.queries.attendance import own_of
from naru.enrolments.queries.calling_off import call_off_of
from naru.enrolments.queries.elsewhere import elsewhere_of
from naru.enrolments.queries.mine import Mine
from naru.flows.cancel_enrolment import cancel_enrolment
from naru.lessons.queries import units
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.schools.queries.terms import entrance_seats, term_behind
from naru.web.acting import Acting, record_required
from naru.web.public.courses import words
from naru.web.public.courses.alternatives import INSTEAD, open_ones
from naru.web.public.courses.texts import texts_of
from naru.web.resident.enrolments import elsewhere_steps, numbering
from naru.web.resident.enrolments.companions import can_go_together
from naru.web.resident.enrolments.money import money_of
from naru.web.resident.enrolments.next import step_of
from naru.web.resident.enrolments.places import waiting_of
from naru.web.resident.enrolments.reviewing import review_context
from naru.web.resident.enrolments.todo import Task, owed_by, tasks_of

ENDED = 20
"""Ended applications on a page."""


@require_safe
@record_required(RecordPage.HELP_ENROLMENTS)
def enrolments(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Every application with its next step, those that ask for something first."""
    now = timezone.now()
    page = Paginator(mine.ended_of(acting.resident), ENDED).get_page(request.GET.get("page"))
    live, ended = mine.live_and(acting.resident, page.object_list)
    owed = owed_by(acting.resident)
    there = elsewhere_of(acting.resident)
    tasks = [*tasks_of(live, owed, at=now), *elsewhere_steps.tasks_of(there, at=now)]
    seats = [one.application.pk for one in live if one.application]
    done = (units.completed(seats) | closings.completed(seats)) - entrance_seats(seats)
    steps = [
        step_of(one, at=now, owed=owed.get(one.claim.pk), completed=_is_among(one, done))
        for one in live
    ]
    context = {
        "acting": acting,
        "tasks": sorted(tasks, key=Task.urgency),
        "elsewhere": [(one, elsewhere_steps.step_of(one, at=now)) for one in there],
        "live": list(zip(live, steps, strict=True)),
        "ended": [(one, step_of(one, at=now)) for one in ended],
        "page": page,
        "learnable": units.learnable(seats) - done,
        "open": doors.open_claims(resident_id=acting.resident.pk, at=now),
        "most": most_open(timezone.localdate(now)),
    }
    return render(request, "resident/enrolments/overview.html", context)


@require_safe
@record_required(RecordPage.HELP_ENROLMENTS)
def enrolment(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One application: its seat or number, what happens next, what can be done."""
    one = mine_or_404(acting.resident, public_id)
    if one.numbers_soon:
        claim = one.claim
        numbering.number(claim.intake, claim.public_id, resident_id=claim.resident_id)
        one = mine_or_404(acting.resident, public_id)
    context = {"acting": acting, **context_of(one)}
    return render(request, "resident/enrolments/enrolment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def cancel(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Say what is lost by it, then step back."""
    one = mine_or_404(acting.resident, public_id)
    if request.method != "POST":
        context = {"acting": acting, **context_of(one)}
        if not context["can_cancel"]:
            raise Http404
        return render(request, "resident/enrolments/cancel.html", context)
    try:
        cancel_enrolment(claim=one.claim, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("신청을 취소했습니다."))
    return redirect("enrolment", public_id=public_id)


def mine_or_404(resident: Resident, public_id: UUID) -> Mine:
    """One of the person's own; anybody else's is not there."""
    found = mine.enrolment_of(resident, public_id)
    if found is None:
        raise Http404
    return found


def context_of(one: Mine) -> dict[str, Any]:
    """What the pages of one application show."""
    run, money, completed = one.run, money_of(one), _is_completed(one)
    result = closings.result_of(one.application) if one.application else None
    school = term_behind(one.intake)
    enters = school is not None and school.entrance_id == one.intake.pk
    return {
        "one": one,
        "my_lot": draws.lot_of(one.claim),
        "can_go_together": can_go_together(one, timezone.now()),
        "learns": bool(one.application and units.learnable([one.application.pk])),
        "came": own_of(one.application) if one.application else [],
        "result": result,
        "earned": earned_by(result) if result else None,
        "can_cancel": one.is_live and result is None and not completed,
        "step": step_of(
            one, at=timezone.now(), owed=money["charge"], completed=completed and not enters
        ),
        "course": run.course,
        "texts": texts_of(run.course),
        "run": run,
        "days": words.days(run),
        "times": words.times(run),
        "place": words.place(run, run.course.mode),
        "fee": words.fee(run),
        "closes": words.end(one.intake.closes_at),
        **waiting_of(one),
        **review_context(one),
        **money,
        **_called_off(one),
        "school": school,
        "enters": enters,
        "offers_until": words.end(one.intake.offers_until_at),
    }


def _is_completed(one: Mine) -> bool:
    seats = [one.application.pk] if one.application else []
    return bool(units.completed(seats) | closings.completed(seats))


def _is_among(one: Mine, done: set[int]) -> bool:
    return one.application is not None and one.application.pk in done


def _called_off(one: Mine) -> dict[str, Any]:
    """Why the run is not held, and what else is open like it; nothing where it is held."""
    if one.state != State.CALLED_OFF:
        return {}
    now = timezone.now()
    found = [(card.href, card.title) for card in open_ones(one.run, at=now, most=INSTEAD)]
    return {"off": call_off_of(one.intake), "instead": found}
