"""A person's payments, for taking along."""

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.payments.models import Charge, RefundAccount
from naru.residents.models import Resident


def export_payments(resident: Resident) -> list[Section]:
    """Every charge with what was paid and given back, the paper that was to waive it and why it did
    not, and the account for refunds.
    """
    charges = Charge.objects.filter(claim__resident=resident).order_by("pk")
    rows = []
    whole = charges.select_related("payment", "waiver_ask").prefetch_related("refunds")
    for one in whole:
        paid, asked = getattr(one, "payment", None), getattr(one, "waiver_ask", None)
        rows.append(
            {
                "course": one.title,
                "won": one.won,
                "materials_won": one.materials_won,
                "number": one.shown_number,
                "due_at": one.due_at,
                "state": one.get_state_display(),
                "paid_at": paid.paid_at if paid else None,
                "back_won": sum(back.won for back in one.refunds.all()),
                "paper": asked.kind if asked else None,
                "why_not_waived": asked.reason if asked else None,
            }
        )
    labels = {
        "course": _("강좌 이름"),
        "won": _("수강료(원)"),
        "materials_won": _("그 가운데 재료비(원)"),
        "number": _("계좌번호"),
        "due_at": _("낼 기한"),
        "state": _("결과"),
        "paid_at": _("돈을 낸 때"),
        "back_won": _("돌려받을 돈(원)"),
        "paper": _("면제 서류"),
        "why_not_waived": _("면제할 수 없는 까닭"),
    }
    accounts = [
        {"bank": one.bank, "number": one.number, "holder": one.holder}
        for one in RefundAccount.objects.filter(resident=resident)
    ]
    words = {"bank": _("은행"), "number": _("계좌번호"), "holder": _("예금주")}
    return [
        Section(key="payments", title=_("수강료"), labels=labels, rows=rows),
        Section(key="refund_account", title=_("돌려받을 계좌"), labels=words, rows=accounts),
    ]
