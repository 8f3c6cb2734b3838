"""A provider's money: who has paid, the bank's file, rows to decide, refunds to send."""

from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.models import Provider
from naru.core.exports import csv_lines
from naru.core.refusals import Refusal
from naru.flows.answer_waiver import grant_waiver, refuse_waiver
from naru.flows.take_bank_file import take_bank_file
from naru.payments.enums import Choice
from naru.payments.pack import payment_rules
from naru.payments.queries import cards, office
from naru.payments.queries import charges as charge_queries
from naru.payments.queries import refunds as owed
from naru.payments.reading import ReadFile, read_bank_file
from naru.payments.services import bank, refunds
from naru.web.access import posted, role_required
from naru.web.provider.forms.money import BankFileForm, DecisionForm, WaiverForm

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_safe
@role_required(Role.PROVIDER)
def overview(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Who has to pay, who has paid, and what waits for a person."""
    body, provider = membership.organisation, _provider(membership)
    rules = payment_rules()
    terms = rules.of(provider.name, on=timezone.localdate()) if rules and provider else None
    context = {
        "membership": membership,
        "charges": office.charges_of(body),
        "unclear": len(office.unclear_rows(body)),
        "owed": len(owed.owed(provider.pk)) if provider else 0,
        "odd_cards": cards.odd_notes(provider_id=provider.pk) if provider else [],
        "known": charge_queries.books_known_until(provider.pk) if provider else None,
        "waivers": WaiverForm(names=terms.names if terms else {}),
    }
    return render(request, "provider/money/overview.html", context)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def file(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Bring in the bank's file; a file that cannot be read whole changes nothing."""
    now, provider = timezone.now(), _provider(membership)
    form = BankFileForm(posted(request), request.FILES or None, initial={"until_at": now})
    if request.method == "POST" and form.is_valid():
        if provider is None:
            raise Http404
        if _took(request, form, provider, membership, now):
            return redirect("provider_money")
    context = {
        "membership": membership,
        "form": form,
        "files": office.files_of(membership.organisation),
    }
    return render(request, "provider/money/file.html", context, status=422 if form.errors else 200)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def rows(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Rows of the bank's files that a person has to decide about, each with its reasons."""
    if request.method == "POST":
        form = DecisionForm(request.POST)
        row = office.row_of(membership.organisation, form.row) if form.is_valid() else None
        if row is None:
            raise Http404
        try:
            bank.decide(
                row_id=row.pk,
                choice=Choice(form.cleaned_data["choice"]),
                note=form.cleaned_data["note"],
                by=membership.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("정했습니다. 장부에 적었습니다."))
        return redirect("provider_money_rows")
    context = {
        "membership": membership,
        "rows": [
            (row, DecisionForm.of(row)) for row in office.unclear_rows(membership.organisation)
        ],
    }
    return render(request, "provider/money/rows.html", context)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def back(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """Refunds that are owed; a POST marks those with an account as sent and gives the list."""
    provider, now = _provider(membership), timezone.now()
    if request.method == "POST":
        if provider is None:
            raise Http404
        try:
            sent = refunds.send(provider_id=provider.pk, by=membership.user, at=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("provider_money_back")
        return _list_for_bank(sent, now)
    context = {
        "membership": membership,
        "refunds": owed.owed(provider.pk) if provider else [],
        "today": timezone.localdate(now),
    }
    return render(request, "provider/money/back.html", context)


@require_POST
@role_required(Role.PROVIDER)
def waive(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Staff have seen the paper: the person pays nothing."""
    rules, now = payment_rules(), timezone.now()
    charge = office.charge_of(membership.organisation, public_id)
    if charge is None or rules is None:
        raise Http404
    try:
        grant_waiver(
            charge_id=charge.pk,
            kind=request.POST.get("kind", ""),
            rules=rules.of(charge.provider.name, on=timezone.localdate(now)).terms,
            by=membership.user,
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("면제했습니다. 낼 돈이 없습니다."))
    return redirect("provider_money")


@require_POST
@role_required(Role.PROVIDER)
def refuse(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The paper does not waive the fee; the person is told why and gets time to pay."""
    rules, now = payment_rules(), timezone.now()
    charge = office.charge_of(membership.organisation, public_id)
    if charge is None or rules is None:
        raise Http404
    try:
        refuse_waiver(
            charge_id=charge.pk,
            reason=request.POST.get("reason", ""),
            rules=rules.of(charge.provider.name, on=timezone.localdate(now)).terms,
            by=membership.user,
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("까닭을 알렸습니다. 지금부터 낼 시간을 새로 드렸습니다."))
    return redirect("provider_money")


def _provider(membership: Membership) -> Provider | None:
    return office.provider_of(membership.organisation)


def _took(
    request: HttpRequest,
    form: BankFileForm,
    provider: Provider,
    membership: Membership,
    at: datetime,
) -> bool:
    """Whether the file was taken; what is wrong with it stands in the form."""
    upload = form.cleaned_data["file"]
    read = _read(upload)
    if read.faults:
        for fault in read.faults[:10]:
            form.add_error("file", fault)
        return False
    try:
        done = take_bank_file(
            provider_id=provider.pk,
            name=upload.name or "",
            until_at=min(form.cleaned_data["until_at"], at),
            lines=read.lines,
            by=membership.user,
            at=at,
        )
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        return False
    told = _("수강료로 적은 줄 %(booked)s, 사람이 정할 줄 %(unclear)s, 이미 있던 줄 %(known)s.")
    counts = {"booked": done.booked, "unclear": done.unclear, "known": done.known}
    messages.success(request, told % counts)
    return True


def _read(upload: "UploadedFile[bytes]") -> ReadFile:
    with NamedTemporaryFile(prefix="naru-bank-") as kept:
        for piece in upload.chunks():
            kept.write(piece)
        kept.flush()
        return read_bank_file(Path(kept.name))


def _list_for_bank(sent: list[refunds.Sending], at: datetime) -> StreamingHttpResponse:
    header = [_("은행"), _("계좌번호"), _("예금주"), _("금액"), _("강좌 이름")]
    lines = [(one.bank, one.number, one.holder, one.won, one.course) for one in sent]
    answer = StreamingHttpResponse(csv_lines(header, lines), content_type="text/csv; charset=utf-8")
    name = f"refunds-{timezone.localtime(at):%Y%m%d-%H%M}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
