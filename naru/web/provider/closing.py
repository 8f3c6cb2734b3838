"""A provider closes the term of a class: who has completed, by which rule; the list as a file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.credits.queries.classes import unmarked
from naru.enrolments.models import Application, Closing, Result
from naru.enrolments.pack import attendance_terms
from naru.enrolments.queries.closings import closing_of, outlook_of, results_of
from naru.flows.close_term import close_term
from naru.flows.open_class import open_class
from naru.residents.enums import RecordPage
from naru.residents.rules import mask_name
from naru.sources.models import Source
from naru.web.access import role_required
from naru.web.provider.classes import frame, own_door_of, table_file


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def closing(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """What closing would bring and what is missing; once closed, the results."""
    door, now = own_door_of(membership, public_id), timezone.now()
    terms = attendance_terms(timezone.localdate(now))
    if request.method == "POST":
        try:
            close_term(intake_id=door.pk, terms=terms, by=membership.user, at=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("학기를 마쳤습니다. 결과를 모두에게 알리고 있습니다."))
        return redirect("provider_closing", public_id=public_id)
    done = closing_of(door)
    context = {
        **frame(membership, door),
        "closing": done,
        "terms": terms,
        "sources": Source.objects.filter(code=done.source if done else terms.source),
    }
    if done is None:
        outlook = outlook_of(door, terms=terms, at=now)
        missing = unmarked(door, outlook.seated) if context["gives"] else 0
        context |= {"outlook": outlook, "unmarked": missing}
        return render(request, "provider/class/closing.html", context)
    seated = open_class(
        membership=membership, intake_id=door.pk, page=RecordPage.CLASS_RESULTS, at=now
    )
    context["results"] = _rows(done, seated)
    return render(request, "provider/class/closing.html", context)


@require_safe
@role_required(Role.PROVIDER)
def results_file(
    request: HttpRequest, membership: Membership, public_id: UUID, kind: str
) -> HttpResponse:
    """The results as a table; taking it is a look at everybody on it."""
    door = own_door_of(membership, public_id)
    done = closing_of(door)
    if done is None:
        raise Http404
    seated = open_class(
        membership=membership,
        intake_id=door.pk,
        page=RecordPage.CLASS_RESULTS,
        at=timezone.now(),
        kind=kind,
    )
    header = [
        *(_("자리"), _("이름"), _("결과"), _("온 횟수"), _("수업 횟수")),
        *(_("출석"), _("지각"), _("알리고 빠짐"), _("결석")),
    ]
    rows = [
        [
            one.seat_no,
            name,
            _("수료함") if result.completed else _("수료하지 못함"),
            result.came,
            done.held,
            result.present,
            result.late,
            result.excused,
            result.absent,
        ]
        for one, name, result in _rows(done, seated)
    ]
    return table_file(f"results-{door.run.number}", kind, header, rows)


def _rows(done: Closing, seated: list[Application]) -> list[tuple[Application, str, Result]]:
    """Of those who hold their seat still, each with the name half hidden."""
    found = results_of(done)
    return [(one, mask_name(one.resident.name), found[one.pk]) for one in seated if one.pk in found]
