"""A provider's class: who sits in it, how many wait; the list as a file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Run
from naru.core.exports import csv_lines, excel_file
from naru.credits.queries.classes import credit_terms_of
from naru.enrolments.models import Application, Intake
from naru.enrolments.queries.classes import head_of
from naru.enrolments.queries.moves import queue_of
from naru.enrolments.queries.sight import DOORS
from naru.flows.open_class import open_class
from naru.payments.enums import ChargeState
from naru.payments.queries import office
from naru.residents.enums import RecordPage
from naru.residents.rules import mask_name
from naru.web.access import role_required
from naru.web.provider.files import TYPES
from naru.web.provider.loading import own_run_of


@require_safe
@role_required(Role.PROVIDER)
def class_list(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Counts, the seated with half-hidden names, and the order of those who wait, unnamed."""
    door = own_door_of(membership, public_id)
    seated = open_class(
        membership=membership, intake_id=door.pk, page=RecordPage.CLASS_LIST, at=timezone.now()
    )
    context = {
        **frame(membership, door),
        "head": head_of(door),
        "seated": _rows(seated),
        "queue": list(queue_of(door)),
        "may_call_off": _stands(door.run),
    }
    return render(request, "provider/class/list.html", context)


@require_safe
@role_required(Role.PROVIDER)
def class_file(
    request: HttpRequest, membership: Membership, public_id: UUID, kind: str
) -> HttpResponse:
    """The class list as a table; taking it is a look at everybody on it."""
    door = own_door_of(membership, public_id)
    seated = open_class(
        membership=membership,
        intake_id=door.pk,
        page=RecordPage.CLASS_FILE,
        at=timezone.now(),
        kind=kind,
    )
    header = [_("자리"), _("이름"), _("신청한 길"), _("신청한 때"), _("수강료")]
    rows: list[list[object]] = [
        [
            one.seat_no,
            name,
            one.claim.get_channel_display(),
            f"{timezone.localtime(one.claim.at):%Y-%m-%d %H:%M}",
            paid,
        ]
        for one, name, paid in _rows(seated)
    ]
    rows += [
        [
            _("대기 %(n)s번") % {"n": one.wait_no},
            "",
            one.claim.get_channel_display(),
            f"{timezone.localtime(one.claim.at):%Y-%m-%d %H:%M}",
            "",
        ]
        for one in queue_of(door)
    ]
    return table_file(f"class-{door.run.number}", kind, header, rows)


def _stands(run: Run) -> bool:
    """Whether the run is neither cancelled nor over."""
    over = run.last_on is not None and run.last_on < timezone.localdate()
    return not over and run.status != RunStatus.CANCELLED


def own_door_of(membership: Membership, public_id: UUID) -> Intake:
    """The door of the provider's own run; anything else is not there (404)."""
    run = own_run_of(membership, public_id)
    door: Intake | None = next(iter(DOORS([run.pk])), None)
    if door is None:
        raise Http404
    door.run = run
    return door


def frame(membership: Membership, door: Intake) -> dict[str, Any]:
    """What every page of a class shows."""
    return {
        "membership": membership,
        "door": door,
        "run": door.run,
        "course": door.run.course,
        "gives": credit_terms_of(door),
    }


def table_file(
    name: str, kind: str, header: Iterable[str], rows: Iterable[Iterable[object]]
) -> HttpResponse:
    """A table as a download, `kind` "csv" or "xlsx"; nobody on the way may keep it."""
    if kind == "xlsx":
        made = excel_file(_("명단"), header, rows)
    else:
        made = b"".join(csv_lines(header, rows))
    response = HttpResponse(made, content_type=TYPES[kind])
    safe = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_"))
    response["Content-Disposition"] = f'attachment; filename="naru-{safe}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _rows(seated: list[Application]) -> list[tuple[Application, str, str]]:
    """Each with the name half hidden, and how far the fee is."""
    states = office.states_of([one.claim_id for one in seated])
    free = _("낼 돈 없음")
    return [
        (
            one,
            mask_name(one.resident.name),
            str(ChargeState(states[one.claim_id]).label) if one.claim_id in states else free,
        )
        for one in seated
    ]
