"""The self-diagnosis at the desk: look at it together, correct it together, do it together."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.diagnosis.enums import Level, Part
from naru.diagnosis.models import Result, Run
from naru.diagnosis.queries.results import versions_of
from naru.diagnosis.queries.runs import run_with, runs_of, scales_of, skills_of
from naru.diagnosis.services import results
from naru.residents import queries
from naru.residents.enums import RecordPage, Scope
from naru.residents.models import Resident
from naru.web.acting import start_acting
from naru.web.desk.records import opened
from naru.web.public.diagnosis.result import chosen, page_of

BAND, SKILL, MORE = "band:", "skill:", "more"


@require_safe
@opened(RecordPage.DESK_DIAGNOSIS)
def diagnoses(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """Every run of the person, the latest first, and doing it together."""
    context = {
        "membership": membership,
        "resident": resident,
        "runs": runs_of(resident),
        "may_write": _may_write(membership, resident),
    }
    return render(request, "desk/diagnoses.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@opened(RecordPage.DESK_DIAGNOSIS)
def diagnosis(
    request: HttpRequest, membership: Membership, resident: Resident, run_id: UUID
) -> HttpResponse:
    """The result as its person sees it, and what was agreed to correct; both versions stay."""
    run = _run_of(resident, run_id)
    versions = versions_of(run)
    if not versions:
        raise Http404
    error = ""
    if request.method == "POST":
        error = _corrected(request, membership, run)
        if not error:
            messages.success(request, _("함께 고친 것을 남겼습니다. 앞의 것도 그대로 있습니다."))
            return redirect("desk_diagnosis", resident.public_id, run.public_id)
    shown = chosen(versions, request.GET.get("version", ""))
    context = {
        "membership": membership,
        "resident": resident,
        "error": error,
        "typed": request.POST,
        **page_of(run, versions, shown),
        **_correctable(run, versions[0], request.POST),
    }
    return render(request, "desk/diagnosis.html", context, status=422 if error else 200)


@require_POST
@opened(RecordPage.DESK_DIAGNOSIS)
def begin(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """Do it together: from here on the pages are about this person, as with acting for them."""
    if not _may_write(membership, resident):
        messages.error(request, _("먼저 대신 쓰기를 맡겨 주셔야 합니다."))
        return redirect("desk_record", public_id=resident.public_id)
    start_acting(request, resident=resident, membership=membership)
    return redirect("diagnosis")


def _may_write(membership: Membership, resident: Resident) -> bool:
    """Whether the desk may write in the person's record today: leave to look is not enough."""
    leave = queries.helper_in_force(
        resident=resident,
        user=membership.user,
        organisation=membership.organisation,
        on=timezone.localdate(),
    )
    return leave is not None and leave.scope == Scope.WRITE


def _run_of(resident: Resident, run_id: UUID) -> Run:
    run = run_with(run_id)
    if run is None or run.resident_id != resident.pk:
        raise Http404
    return run


def _corrected(request: HttpRequest, membership: Membership, run: Run) -> str:
    """Write the correction; returns what is wrong with it, in the reader's words."""
    note = request.POST.get("note", "")[:400]
    if not note.strip():
        return str(results.NoteMissing.message)
    try:
        results.correct(
            run_id=run.pk,
            seen=int(request.POST.get("seen", "0")),
            correction=_correction(request.POST),
            note=note,
            by=membership.user,
            at=timezone.now(),
        )
    except ValueError:
        return str(results.NotThere.message)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _correction(sent: QueryDict) -> results.Correction:
    """What was chosen; a field that was left as it is says nothing."""
    bands, skills = {}, {}
    for name, value in sent.items():
        if name.startswith(BAND) and value:
            part, _colon, code = name.removeprefix(BAND).partition(":")
            bands[part, code] = str(value)
        elif name.startswith(SKILL) and value:
            skills[name.removeprefix(SKILL)] = int(str(value))
    if sent.get(MORE):
        skills[str(sent[MORE])] = int(sent.get("more_level") or Level.TRIED)
    return results.Correction(bands, skills)


def _correctable(run: Run, newest: Result, sent: QueryDict) -> dict[str, Any]:
    """Every band and skill of the newest version, with what can be chosen instead."""
    scales = []
    for part in (Part.DOMAINS, Part.INTERESTS):
        if part not in newest.body:
            continue
        file, found = scales_of(run, part), newest.body[part]["scales"]
        names = {one: str(getattr(file.bands, one)) for one in results.BANDS}
        scales += [
            {
                "field": f"{BAND}{part.value}:{one.code}",
                "name": one.name,
                "now": names[found[one.code]["band"]],
                "choices": names.items(),
                "sent": sent.get(f"{BAND}{part.value}:{one.code}", ""),
            }
            for one in file.scale
            if one.code in found
        ]
    held = {row.skill: row.level for row in newest.skills.all()}
    entries = skills_of(run).skill
    return {
        "scales": scales,
        "held": [
            {
                "field": f"{SKILL}{one.code}",
                "name": one.name,
                "now": Level(held[one.code]).label,
                "sent": sent.get(f"{SKILL}{one.code}", ""),
            }
            for one in entries
            if one.code in held
        ],
        "others": [(one.code, one.name) for one in entries if one.code not in held],
        "levels": [(str(level.value), level.label) for level in Level],
        "more_sent": sent.get(MORE, ""),
        "more_level_sent": sent.get("more_level", ""),
    }
