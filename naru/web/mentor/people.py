"""/mentor/people/: whom a mentor looks after, the most urgent first; and one person's file."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.core.refusals import Refusal
from naru.counselling.enums import Attention, NoteKind, Side
from naru.counselling.models import Pairing
from naru.counselling.pack import terms_at
from naru.counselling.queries import appointments, goals, handovers
from naru.counselling.services import goals as agreeing
from naru.counselling.services import notes
from naru.flows.open_caseload import open_caseload
from naru.flows.open_mentee import open_mentee
from naru.planning.queries.mine import plan_in_short
from naru.web.access import posted, role_required
from naru.web.mentor.aims import AimForm, NoteForm, StepForm, goals_shown, page_of, sent
from naru.web.mentor.schools import schools_of
from naru.web.resident.mentoring.talks import in_short

FIRST = ("ANSWER_LATE", "ANSWER_DUE", "MISSED", "OWN_STEP_LATE")
"""What is owed to the person: marked, as it stands before all else."""
FORMS: dict[str, type[forms.Form]] = {"goal": AimForm, "step": StepForm, "note": NoteForm}


@require_safe
@role_required(Role.MENTOR)
def caseload(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Everybody, with the reasons why they stand where they do."""
    now = timezone.now()
    cases = open_caseload(membership=membership, terms=terms_at(now), at=now)
    rows = [
        {
            "case": case,
            "needs": [
                {"label": Attention(need.why).label, "since": need.since} for need in case.needs
            ],
            "urgent": case.needs[0].why in FIRST,
            "fine": case.needs[0].why == "FINE",
            "own": case.pairing.mentor.user_id == membership.user_id,
        }
        for case in cases
    ]
    context = {"membership": membership, "rows": rows}
    return render(request, "mentor/caseload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.MENTOR)
def person(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """One person's goal, steps, notes and talks; a POST writes one of them."""
    now, data = timezone.now(), posted(request)
    try:
        pairing = open_mentee(membership=membership, resident_id=public_id, at=now)
    except PermissionDenied:
        raise Http404 from None
    made = {do: sent(form, data, do) for do, form in FORMS.items()}
    do = data.get("do", "") if data is not None else None
    if do is not None and _written(do, made, pairing, membership.user, request):
        return redirect("mentor_person", public_id=public_id)
    resident = pairing.resident
    context: dict[str, Any] = {
        "membership": membership,
        "pairing": pairing,
        "forms": made,
        "errors": [form for form in made.values() if form.errors],
        "notes": page_of(request, handovers.notes_for(pairing)),
        "file": handovers.file_for(pairing),
        "talks": in_short(appointments.times_of(resident, at=now)),
        "today": timezone.localdate(now),
        "plan": plan_in_short(resident),
        "schools": schools_of(resident, at=now),
        **goals_shown(goals.goals_of(resident)),
    }
    status = 422 if context["errors"] else 200
    return render(request, "mentor/person.html", context, status=status)


def _written(
    do: str, made: dict[str, forms.Form], pairing: Pairing, by: User, request: HttpRequest
) -> bool:
    """Whether what was posted is done; mistakes stand in the form."""
    form = made.get(do)
    if form is not None and not form.is_valid():
        return False
    try:
        _write(do, form, pairing, by, request)
    except Refusal as refusal:
        if form is None:
            messages.error(request, str(refusal))
            return True
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("적어 두었습니다."))
    return True


def _write(
    do: str, form: forms.Form | None, pairing: Pairing, by: User, request: HttpRequest
) -> None:
    now, resident = timezone.now(), pairing.resident
    today = timezone.localdate(now)
    if isinstance(form, NoteForm):
        told = form.cleaned_data
        kind = NoteKind(told["kind"])
        notes.write(resident=resident, kind=kind, words=told["words"], by=by, at=now)
    elif isinstance(form, AimForm):
        agreeing.propose(
            resident=resident, aim=form.aim(), side=Side.MENTOR, by=by, on=today, at=now
        )
    elif isinstance(form, StepForm):
        one = _goal(request, pairing)
        told = form.cleaned_data
        agreeing.add_step(
            goal_id=one,
            words=told["words"],
            owner=Side(told["owner"]),
            due_on=told["due_on"],
            by=by,
            on=today,
            at=now,
        )
    elif do == "agree":
        agreeing.agree(goal_id=_goal(request, pairing), side=Side.MENTOR, by=by, at=now)
    elif do == "done":
        agreeing.set_done(step_id=_step(request, pairing), done=True, by=by, at=now)
    else:
        raise BadRequest


def _goal(request: HttpRequest, pairing: Pairing) -> int:
    one = goals.goal_with(_id(request, "goal"), resident=pairing.resident)
    if one is None:
        raise Http404
    return one.pk


def _step(request: HttpRequest, pairing: Pairing) -> int:
    one = goals.step_with(_id(request, "step"), resident=pairing.resident)
    if one is None:
        raise Http404
    return one.pk


def _id(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise BadRequest from None
