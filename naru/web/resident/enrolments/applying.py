"""/courses/<number>/<run>/apply/: everything to know before, then one click."""

import time
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.catalogue.models import Run
from naru.catalogue.queries.courses import run_of
from naru.core.refusals import Refusal
from naru.enrolments.models import Claim, Intake
from naru.enrolments.pack import most_open, most_times
from naru.enrolments.queries import door as doors
from naru.enrolments.queries import lines, mine
from naru.enrolments.queries.reviews import asked_at
from naru.enrolments.queries.sight import sights_of
from naru.enrolments.rules.pace import BEFORE_S
from naru.flows.enrol import enrol
from naru.flows.join_line import join_line
from naru.policies import queries as policies
from naru.policies.models import Receipt
from naru.residents.enums import HelperKind, RecordPage
from naru.scholarships.queries.mine import wallets_of
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.known import seen
from naru.web.public import tickets
from naru.web.public.courses import words
from naru.web.public.courses.alternatives import open_ones
from naru.web.public.courses.doors import door_of
from naru.web.public.courses.texts import texts_of
from naru.web.resident.enrolments import keys, numbering, rates
from naru.web.resident.enrolments.express import asks_nothing
from naru.web.resident.enrolments.fit import fit_of
from naru.web.resident.enrolments.form import ApplyForm, Sent
from naru.web.resident.schools.leave import leave_of
from naru.web.sessions import SessionStore


@dataclass(frozen=True)
class Case:
    """Who applies where."""

    acting: Acting
    intake: Intake

    @property
    def run(self) -> Run:
        return self.intake.run


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def apply(request: HttpRequest, acting: Acting, public_id: UUID, run_id: UUID) -> HttpResponse:
    """Show what is at stake; a POST keeps the click and leads to its answer.

    Whoever stands at the door already is led to where they stand; whoever presses far too often
    is told to wait before anything else is looked at.
    """
    if request.method == "POST" and rates.press(acting.user.pk, now=time.monotonic()):
        return rates.refused(request)
    case = _case(acting, public_id, run_id)
    sent = _sent(request, case, request.POST) if request.method == "POST" else None
    answer = _applied(request, case, sent) if sent is not None else None
    if answer is not None:
        return answer
    form = _form(request, case, posted(request))
    standing = doors.standing_claim(intake_id=case.intake.pk, resident_id=acting.resident.pk)
    if standing is not None:
        return redirect("enrolment", public_id=standing.public_id)
    status = 422 if form.errors else 409 if request.method == "POST" else 200
    now = timezone.now()
    context = _context(_whole(case), form, at=now) | {"receipt": _receipt(request, acting)}
    if context["fit"].is_no:
        context["instead"] = open_ones(case.run, at=now)
    return render(request, "resident/enrolments/apply.html", context, status=status)


@require_POST
@record_required(RecordPage.HELP_ENROLMENTS)
def line(request: HttpRequest, acting: Acting, public_id: UUID, run_id: UUID) -> HttpResponse:
    """Stand in line, and on to the light page that says where."""
    case = _case(acting, public_id, run_id)
    try:
        found = join_line(intake=case.intake, resident=acting.resident, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("course_apply", public_id=public_id, run_id=run_id)
    return redirect("line", ticket=tickets.make(found.pk))


def _case(acting: Acting, public_id: UUID, run_id: UUID) -> Case:
    intake = doors.door_at(public_id, run_id)
    if intake is None:
        raise Http404
    return Case(acting, intake)


def _sent(request: HttpRequest, case: Case, data: QueryDict) -> Sent | None:
    """What the form says; None if it cannot be read.

    Nearly everybody is asked nothing: their form is its key alone, and none is put together.
    """
    if any(_asks(case).values()):
        form = _form(request, case, data)
        return form.sent if form.is_valid() else None
    key = data.get("key", "")
    return Sent(key) if key else None


def _asks(case: Case) -> dict[str, Any]:
    """Which questions there are for the person; `asks` is what a review wants them to write."""
    resident, fee, leave = case.acting.resident, case.run.fee_won or 0, case.acting.leave
    return {
        "asks_pay": fee > 0 and any(one.free >= fee for one in wallets_of(resident)),
        "asks_channel": leave is not None and leave.kind == HelperKind.DESK,
        "asks": asked_at(case.intake),
    }


def _form(request: HttpRequest, case: Case, data: Any) -> ApplyForm:
    return ApplyForm(data, key=partial(_key, request, case), **_asks(case))


def _key(request: HttpRequest, case: Case) -> str:
    """The form's key; whoever comes for the first time, for themselves, to a door that asks
    nothing is known by it.
    """
    intake, acting = case.intake, case.acting
    turn, earlier = mine.clicks_of(intake, acting.resident)
    if turn or acting.leave is not None or not asks_nothing(intake):
        return keys.make(intake=intake, resident=acting.resident, turn=turn)
    session = seen(cast(SessionStore, request.session), acting.user)
    made_for = intake.pk, acting.resident.pk, acting.user.pk
    return keys.make_first(keys.Comer(*made_for, earlier, session))


def _applied(request: HttpRequest, case: Case, sent: Sent) -> HttpResponse | None:
    """The way to the answer; None after a refusal, which the page then tells."""
    resident = case.acting.resident
    try:
        done = enrol(
            intake=case.intake,
            resident=resident,
            by=case.acting.user,
            at=timezone.now(),
            channel=sent.channel,
            by_points=sent.by_points,
            turn=keys.read(sent.key, intake=case.intake, resident=resident),
            statement=sent.statement,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return None
    if isinstance(done, Receipt):
        messages.warning(
            request, _("조건에 맞지 않아 신청하지 못했습니다. 까닭을 아래에 적었습니다.")
        )
        return redirect(f"{request.path}?receipt={done.public_id}")
    return _answer(case, done)


def _answer(case: Case, claim: Claim) -> HttpResponse:
    numbering.clicked(time.monotonic())
    numbering.number(case.intake, claim.public_id, resident_id=claim.resident_id)
    return redirect("enrolment", public_id=claim.public_id)


def _receipt(request: HttpRequest, acting: Acting) -> Receipt | None:
    """The person's own receipt that the address names."""
    try:
        named = UUID(request.GET.get("receipt", ""))
    except ValueError:
        return None
    return policies.receipts_of(acting.resident).filter(public_id=named).first()


def _line_opens(case: Case, at: datetime) -> bool:
    """Whether one stands in line now: shortly before the opening, or while others are let in."""
    before = (case.intake.opens_at - at).total_seconds()
    if before > 0:
        return before <= BEFORE_S
    return not lines.may_go_in(case.intake, case.acting.resident.pk, at=at)


def _whole(case: Case) -> Case:
    """The case with all that a page tells of the run; a click asks for less."""
    run = run_of(case.run.course.public_id, case.run.public_id)
    if run is None:
        raise Http404
    case.intake.run = run
    return case


def _context(case: Case, form: ApplyForm, *, at: datetime) -> dict[str, Any]:
    resident, run = case.acting.resident, case.run
    on = timezone.localdate(at)
    most, times = most_open(on), most_times(on)
    standing = doors.open_claims(resident_id=resident.pk, at=at)
    return {
        "acting": case.acting,
        "course": run.course,
        "texts": texts_of(run.course),
        "run": run,
        "door": door_of(run.course, run, sights_of([run.pk])[run.pk], at=at),
        "days": words.days(run),
        "times": words.times(run),
        "place": words.place(run, run.course.mode),
        "fee": words.fee(run),
        "fit": fit_of(case.intake, resident, at=at),
        "clashes": mine.clashes(resident, run),
        "open": standing,
        "most": most,
        "full": standing >= most,
        "most_times": times,
        "worn": mine.clicks_of(case.intake, resident)[0] >= times,
        **leave_of(case.intake, resident, at=at),
        "now": at,
        "line": _line_opens(case, at),
        "form": form,
    }
