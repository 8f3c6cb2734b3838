"""A provider takes attendance: by hand on a sheet, or by a code on the wall that changes."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.models import Session
from naru.core.refusals import Refusal
from naru.enrolments.enums import Came, State
from naru.enrolments.models import Intake
from naru.enrolments.pack import attendance_terms
from naru.enrolments.queries import attendance as reading
from naru.enrolments.queries.classes import audience
from naru.enrolments.services import arriving
from naru.flows.mark_attendance import mark_attendance
from naru.flows.open_class import open_class
from naru.residents.enums import RecordPage
from naru.web.access import role_required
from naru.web.provider.classes import frame, own_door_of

ALL = "all"
"""Value of the button that writes everybody down as present of whom nothing is written yet."""


@require_safe
@role_required(Role.PROVIDER)
def meetings(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Every meeting with how many are written down; nobody is named."""
    door, now = own_door_of(membership, public_id), timezone.now()
    context = {
        **frame(membership, door),
        "meetings": list(reading.meetings_of(door.run)),
        "seated": len(audience(door.pk, [State.SEATED])),
        "now": now,
        "opens": now + attendance_terms(timezone.localdate(now)).opens_before,
    }
    return render(request, "provider/class/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def sheet(
    request: HttpRequest, membership: Membership, public_id: UUID, session_id: int
) -> HttpResponse:
    """The sheet of one meeting with full names; what changes keeps what was before."""
    door = own_door_of(membership, public_id)
    session = _session_of(door, session_id)
    if request.method == "POST":
        return _write(request, membership, door, session)
    now = timezone.now()
    seated = open_class(
        membership=membership, intake_id=door.pk, page=RecordPage.CLASS_ATTENDANCE, at=now
    )
    terms = attendance_terms(timezone.localdate(session.starts_at))
    context = {
        **frame(membership, door),
        "session": session,
        "lines": reading.sheet_of(session, seated),
        "CAME": Came.choices,
        "open": now >= terms.opens_at(session.starts_at),
        "over": now >= session.ends_at,
        "following": door.run.sessions.filter(starts_at__gt=session.starts_at)
        .order_by("starts_at")
        .first(),
    }
    return render(request, "provider/class/sheet.html", context)


@never_cache
@require_safe
@role_required(Role.PROVIDER)
def code(
    request: HttpRequest, membership: Membership, public_id: UUID, session_id: int
) -> HttpResponse:
    """The page for the wall; without script it is shown anew by its own link."""
    return _code(request, membership, public_id, session_id, "provider/class/code.html")


@never_cache
@require_safe
@role_required(Role.PROVIDER)
def code_now(
    request: HttpRequest, membership: Membership, public_id: UUID, session_id: int
) -> HttpResponse:
    """The code alone, for the page that shows itself anew."""
    return _code(request, membership, public_id, session_id, "provider/class/code_now.html")


def _code(
    request: HttpRequest, membership: Membership, public_id: UUID, session_id: int, template: str
) -> HttpResponse:
    door, now = own_door_of(membership, public_id), timezone.now()
    session = _session_of(door, session_id)
    terms = attendance_terms(timezone.localdate(session.starts_at))
    word = arriving.code_of(session.pk, terms=terms, at=now)
    with override(settings.LANGUAGE_CODE):
        link = request.build_absolute_uri(reverse("attend", args=[word]))
    context = {
        **frame(membership, door),
        "session": session,
        "open": terms.opens_at(session.starts_at) <= now < session.ends_at,
        "opens_at": terms.opens_at(session.starts_at),
        "link": link,
        "seconds": int(terms.turn.total_seconds()),
        "shown_at": now,
    }
    return render(request, template, context)


def _session_of(door: Intake, session_id: int) -> Session:
    return get_object_or_404(Session.objects.select_related("place"), pk=session_id, run=door.run)


def _write(
    request: HttpRequest, membership: Membership, door: Intake, session: Session
) -> HttpResponse:
    try:
        done = mark_attendance(
            session_id=session.pk,
            marks=_marks(request, door, session),
            terms=attendance_terms(timezone.localdate(session.starts_at)),
            by=membership.user,
            at=timezone.now(),
            why=request.POST.get("why", "")[:200],
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(n)s명의 출석을 적었습니다.") % {"n": done})
    return redirect("provider_sheet_of", public_id=door.run.public_id, session_id=session.pk)


def _marks(request: HttpRequest, door: Intake, session: Session) -> dict[int, Came]:
    """What was chosen for each; "all present" adds those of whom nothing is written or chosen."""
    chosen: dict[int, Came] = {}
    seated = audience(door.pk, [State.SEATED])
    for pk in seated:
        said: Any = request.POST.get(f"a{pk}")
        if said in Came.values:
            chosen[pk] = Came(said)
    if request.POST.get("do") == ALL:
        known = reading.marked_at(session)
        chosen |= {pk: Came.PRESENT for pk in seated if pk not in known and pk not in chosen}
    return chosen
