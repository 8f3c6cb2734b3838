"""What became of one's applications, and the bank book of one's points."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.enrolments.queries.mine import seats_among
from naru.flows.give_up_place import give_up_place
from naru.flows.withdraw_application import withdraw_application
from naru.policies import queries as policies
from naru.residents.enums import RecordPage
from naru.scholarships.enums import ApplicationState
from naru.scholarships.queries import mine, rounds
from naru.scholarships.queries.statement import statement_of
from naru.scholarships.services import applications
from naru.scholarships.services.applications import OPEN
from naru.web.acting import Acting, record_required
from naru.web.resident.scholarship.steps import mine_or_404

DECISIONS = ("scholarship-application", "scholarship-check", "scholarship-grant")
AGAIN = (ApplicationState.REFUSED, ApplicationState.WITHDRAWN, ApplicationState.NOT_CHOSEN)
"""After these one may apply in another round of the year."""
REFUSED = (ApplicationState.REFUSED, ApplicationState.NOT_CHOSEN)


@require_safe
@record_required(RecordPage.HELP_SCHOLARSHIP)
def scholarship(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Points, applications, and where one can apply now."""
    now = timezone.now()
    applied = mine.applications_of(acting.resident)
    standing = {one.round.year for one in applied if one.state not in AGAIN}
    context = {
        "acting": acting,
        "wallets": mine.wallets_of(acting.resident),
        "applications": applied,
        "open": [one for one in rounds.open_rounds(now) if one.year not in standing],
    }
    return render(request, "resident/scholarship/overview.html", context)


@require_safe
@record_required(RecordPage.HELP_SCHOLARSHIP)
def application(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One application: where it stands, what is missing, its receipts."""
    one = mine_or_404(acting.resident, public_id)
    if one.submitted_at is None and one.state == ApplicationState.DRAFT:
        return redirect("application_next", public_id=public_id)
    decisions = [f"{kind}:{one.pk}" for kind in DECISIONS]
    context = {
        "acting": acting,
        "application": one,
        "round": one.round,
        "draw": one.round.draw,
        "papers": mine.papers_of(one),
        "receipts": policies.receipts_of(acting.resident).filter(decision__in=decisions),
        "can_withdraw": one.state in OPEN,
        "more_asked": one.state == ApplicationState.MORE_ASKED,
        "refused": one.state in REFUSED,
        "grant": getattr(one, "grant", None),
    }
    return render(request, "resident/scholarship/application.html", context)


@require_POST
@record_required(RecordPage.HELP_SCHOLARSHIP)
def mended(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """All that was asked for is uploaded."""
    one = mine_or_404(acting.resident, public_id)
    applications.mended(application_id=one.pk, by=acting.user, at=timezone.now())
    messages.success(request, _("직원이 다시 확인합니다."))
    return redirect("application", public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_SCHOLARSHIP)
def withdraw(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Ask once more, then take the application back."""
    one = mine_or_404(acting.resident, public_id)
    if request.method != "POST":
        if one.state not in OPEN:
            raise Http404
        context = {"acting": acting, "application": one}
        return render(request, "resident/scholarship/withdraw.html", context)
    try:
        withdraw_application(application=one, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("신청을 거두었습니다. 올린 서류는 지웠습니다."))
    return redirect("my_scholarship")


@require_safe
@record_required(RecordPage.HELP_SCHOLARSHIP)
def book(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """The bank book of one grant, to read and to print."""
    wallet = mine.wallet_of(acting.resident, public_id)
    if wallet is None:
        raise Http404
    places = mine.places_of(wallet.grant, on=timezone.localdate())
    seats = seats_among(one.use.claim_id for one in places if one.use.claim_id)
    context = {
        "acting": acting,
        "wallet": wallet,
        "grant": wallet.grant,
        "lines": statement_of(wallet.grant),
        "places": [(one, seats.get(one.use.claim_id or 0)) for one in places],
    }
    return render(request, "resident/scholarship/book.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_SCHOLARSHIP)
def give_up(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Say what comes back today, then give the place up; a seat at a door is given up there."""
    use = mine.place_of(acting.resident, public_id)
    if use is None:
        raise Http404
    seat = seats_among([use.claim_id]).get(use.claim_id) if use.claim_id else None
    if seat is not None:
        return redirect("enrolment_cancel", public_id=seat)
    now = timezone.now()
    if request.method != "POST":
        place = mine.held_place(use, on=timezone.localdate(now))
        if not place.can_end:
            raise Http404
        context = {"acting": acting, "place": place, "use": use}
        return render(request, "resident/scholarship/give_up.html", context)
    try:
        done = give_up_place(use=use, whose="learner", by=acting.user, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("%(points)s포인트가 돌아왔습니다.") % {"points": f"{done.returned_points:,}"}
        messages.success(request, said)
    return redirect("scholarship_book", public_id=use.grant.public_id)
