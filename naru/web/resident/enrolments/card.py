"""Paying a fee by card: off to the card company, and back to what came of it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.payments.enums import UNDER_WAY, OrderState
from naru.payments.models import Charge
from naru.payments.queries import cards, charges
from naru.payments.services import card_work
from naru.residents.enums import RecordPage
from naru.web.acting import Acting, record_required
from naru.web.resident.enrolments.overview import mine_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def card(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """A POST leads to the company's page, which leads back here; then the company is asked."""
    one, now = mine_or_404(acting.resident, public_id), timezone.now()
    charge = charges.charge_of_claim(one.claim.pk)
    if charge is None:
        raise Http404
    if request.method == "POST":
        return _off(request, acting, charge, now)
    order = cards.latest_order(charge)
    if order is None:
        raise Http404
    state = card_work.settle(order_id=order.pk, at=now)
    if state not in UNDER_WAY:
        _tell(request, state)
        return redirect("enrolment", public_id=public_id)
    context = {"acting": acting, "one": one, "charge": charge, "order": order}
    return render(request, "resident/enrolments/card_wait.html", context)


def _off(request: HttpRequest, acting: Acting, charge: Charge, at: datetime) -> HttpResponse:
    public_id = charge.claim.public_id
    here = reverse("enrolment_card", args=[public_id])
    try:
        place = card_work.begin(
            charge_id=charge.pk,
            by=acting.user,
            at=at,
            back=request.build_absolute_uri(here),
            tell=request.build_absolute_uri(reverse("card_notes")),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("enrolment", public_id=public_id)
    return redirect(place)


def _tell(request: HttpRequest, state: OrderState) -> None:
    if state == OrderState.CAPTURED:
        messages.success(request, _("카드로 냈습니다."))
    else:
        messages.warning(request, _("카드로 내지 못했습니다. 빠져나간 돈은 없습니다."))
