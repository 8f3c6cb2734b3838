"""What a seat costs, to which account, until when; the receipt; where refunds go."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.enrolments.queries.mine import Mine, enrolment_of
from naru.payments.enums import ChargeState, Why
from naru.payments.models import Charge
from naru.payments.pack import RulesEntry, payment_rules
from naru.payments.queries import charges
from naru.payments.queries.cards import order_under_way
from naru.payments.rules.numbers import digits
from naru.payments.services import accounts
from naru.payments.services.card_company import company
from naru.residents.enums import RecordPage
from naru.scholarships.queries.mine import HeldPlace, place_at_door
from naru.web.access import posted
from naru.web.acting import Acting, record_required


class AccountForm(forms.Form):
    """An account of the person's own."""

    bank = forms.CharField(label=gettext_lazy("은행"), max_length=40)
    number = forms.CharField(
        label=gettext_lazy("계좌번호"),
        help_text=gettext_lazy("숫자만 적어도 됩니다."),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    holder = forms.CharField(
        label=gettext_lazy("예금주"),
        help_text=gettext_lazy("신청한 사람 본인의 계좌여야 합니다."),
        max_length=80,
    )

    def clean_number(self) -> str:
        """Digits only."""
        number = digits(self.cleaned_data["number"].strip())
        if not (number.isascii() and number.isdecimal() and 6 <= len(number) <= 20):  # noqa: PLR2004
            raise forms.ValidationError(_("계좌번호를 숫자 6~20자리로 적어 주세요."))
        return number


def money_of(one: Mine) -> dict[str, Any]:
    """What the pages of an application say about money."""
    charge = charges.charge_of_claim(one.claim.pk)
    if charge is None:
        return {"charge": None, "kept": _kept(one)}
    refund = charge.refunds.select_related("payout", "card_return").order_by("-pk").first()
    account = getattr(one.claim.resident, "refund_account", None)
    found: dict[str, Any] = {"charge": charge, "refund": refund, "account": account}
    found |= {"by_card": takes_card(charge, at=timezone.now())}
    if charge.state == ChargeState.OPEN:
        found |= {"order": order_under_way(charge), "asked": getattr(charge, "waiver_ask", None)}
        found |= {"awaits": charges.awaits_paper(charge, at=timezone.now())}
        found |= {"papers": papers_of(charge, at=timezone.now())}
    if charge.state == ChargeState.PAID:
        back = charges.comes_back(charge, whose="learner", on=timezone.localdate())
        rest_won = back.won + back.kept_won - charge.materials_won
        found |= {"back": back, "why": Why(back.why).label, "rest_won": rest_won}
    return found


def _kept(one: Mine) -> HeldPlace | None:
    """The points that stand for the fee."""
    return place_at_door(one.claim.pk, on=timezone.localdate()) if one.claim.by_points else None


def rules_of(charge: Charge, *, at: datetime) -> RulesEntry | None:
    """The provider's money rules of the day."""
    rules = payment_rules()
    return rules.of(charge.provider.name, on=timezone.localdate(at)) if rules else None


def papers_of(charge: Charge, *, at: datetime) -> dict[str, str]:
    """Kinds of papers that would waive the charge, by name; none once one was asked for."""
    rules = rules_of(charge, at=at)
    if rules is None or charge.state != ChargeState.OPEN or at >= charge.due_at:
        return {}
    if getattr(charge, "waiver_ask", None) is not None:
        return {}
    return {one.kind: str(one.name) for one in rules.waiver if one.proof == "STAFF"}


def takes_card(charge: Charge, *, at: datetime) -> bool:
    """Whether the person may pay this by card now."""
    is_open = charge.state == ChargeState.OPEN and at < charge.due_at
    return is_open and bool(charge.rules.get("card_minutes")) and company() is not None


@require_safe
@record_required(RecordPage.HELP_ENROLMENTS)
def receipt(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """A receipt to print; there is one once the fee has arrived."""
    one = enrolment_of(acting.resident, public_id)
    found = money_of(one) if one else {"charge": None}
    if found["charge"] is None or getattr(found["charge"], "payment", None) is None:
        raise Http404
    context = {"acting": acting, "one": one, **found}
    return render(request, "resident/enrolments/receipt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_ENROLMENTS)
def account(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Where refunds are sent."""
    kept = getattr(acting.resident, "refund_account", None)
    initial = {"bank": kept.bank, "number": kept.number, "holder": kept.holder} if kept else {}
    form = AccountForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        accounts.set_account(
            resident=acting.resident, by=acting.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("돌려받을 계좌를 적었습니다."))
        return redirect("enrolments")
    context = {"acting": acting, "form": form}
    status = 422 if form.errors else 200
    return render(request, "resident/enrolments/account.html", context, status=status)
