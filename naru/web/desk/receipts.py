"""Receipts in a record that a counsellor has opened: each look is logged under its own name."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from naru.accounts.models import Membership
from naru.policies import queries
from naru.policies.reading.book import rulebook
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.web.desk.records import opened
from naru.web.resident.receipts import names_of, page_of, receipt_or_404


@require_safe
@opened(RecordPage.DESK_RECEIPTS)
def receipts(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """Every decision about the person, the latest first."""
    context = {
        "membership": membership,
        "resident": resident,
        "receipts": queries.receipts_of(resident),
        "names": names_of(rulebook()),
    }
    return render(request, "desk/receipts.html", context)


@require_safe
@opened(RecordPage.DESK_RECEIPTS)
def receipt(
    request: HttpRequest, membership: Membership, resident: Resident, receipt_id: UUID
) -> HttpResponse:
    """One decision as its person sees it."""
    back = reverse("desk_receipts", kwargs={"public_id": resident.public_id})
    context = {"back": back, **page_of(receipt_or_404(resident, receipt_id))}
    return render(request, "resident/receipts/receipt.html", context)
