"""A paper that waives the fee: said by the person, shown at the desk, nothing paid meanwhile."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.flows.ask_waiver import ask_waiver
from naru.payments.models import Charge
from naru.payments.pack import RulesEntry
from naru.payments.queries import charges
from naru.payments.services import waivers
from naru.residents.enums import HelperKind, RecordPage
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.forms import CardRadioSelect
from naru.web.resident.enrolments.money import papers_of, rules_of
from naru.web.resident.enrolments.overview import mine_or_404

SEEN = "seen"


class PaperForm(forms.Form):
    """Which paper it is; at the desk also whether it lies there now."""

    kind = forms.ChoiceField(
        label=gettext_lazy("어떤 서류가 있나요?"),
        widget=CardRadioSelect,
        error_messages={"required": gettext_lazy("서류를 하나 골라 주세요.")},
    )
    seen = forms.BooleanField(label=gettext_lazy("서류를 지금 보았습니다."), required=False)

    def __init__(self, *args: Any, names: dict[str, str], at_desk: bool) -> None:
        super().__init__(*args)
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(names.items())
        if not at_desk:
            del self.fields["seen"]


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def waiver(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Say that there is a paper; a desk that acts for the person says that it has seen it."""
    one, now = mine_or_404(acting.resident, public_id), timezone.now()
    charge = charges.charge_of_claim(one.claim.pk)
    rules = rules_of(charge, at=now) if charge else None
    if charge is None or rules is None:
        raise Http404
    asked = getattr(charge, "waiver_ask", None)
    names, at_desk = papers_of(charge, at=now), _at_desk(acting)
    if asked is None and not names:
        raise Http404
    form = PaperForm(posted(request), names=names, at_desk=at_desk)
    if request.method == "POST":
        if request.POST.get("do") == SEEN:
            return _saw(request, acting, charge, now)
        if form.is_valid() and _asked(request, acting, form, charge, rules, now):
            return redirect("enrolment", public_id=public_id)
    context = {
        "acting": acting,
        "one": one,
        "charge": charge,
        "asked": asked,
        "kind": rules.names.get(asked.kind, asked.kind) if asked else "",
        "awaits": charges.awaits_paper(charge, at=now),
        "days": rules.waiver_days,
        "at_desk": at_desk,
        "form": form,
    }
    status = 422 if form.errors else 409 if request.method == "POST" else 200
    return render(request, "resident/enrolments/waiver.html", context, status=status)


def _at_desk(acting: Acting) -> bool:
    return acting.leave is not None and acting.leave.kind == HelperKind.DESK


def _asked(
    request: HttpRequest,
    acting: Acting,
    form: PaperForm,
    charge: Charge,
    rules: RulesEntry,
    at: datetime,
) -> bool:
    try:
        ask_waiver(
            charge_id=charge.pk,
            kind=form.cleaned_data["kind"],
            seen=bool(form.cleaned_data.get("seen")),
            rules=rules.terms,
            by=acting.user,
            at=at,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("면제를 신청했습니다. 돈을 먼저 내지 마세요."))
    return True


def _saw(request: HttpRequest, acting: Acting, charge: Charge, at: datetime) -> HttpResponse:
    """Only a desk can say so."""
    if not _at_desk(acting):
        raise PermissionDenied
    try:
        waivers.see(charge_id=charge.pk, by=acting.user, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("서류를 보았다고 적었습니다. 교육기관이 답합니다."))
    return redirect("enrolment_waiver", public_id=charge.claim.public_id)
