"""/me/certificates/: one's own certificates, their files, and links for whoever should see them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.credentials.models import Certificate, Share
from naru.credentials.queries import mine
from naru.credentials.queries.fonts import korean
from naru.credentials.queries.skills import signed_since
from naru.credentials.services import issuing, sharing
from naru.outcomes.pack import follow_terms
from naru.outcomes.queries.due import is_willing
from naru.outcomes.services import agreeing
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.public.certificates import file_of

DAYS = (
    (7, gettext_lazy("1주일 동안")),
    (30, gettext_lazy("한 달 동안")),
    (90, gettext_lazy("석 달 동안")),
    (365, gettext_lazy("1년 동안")),
)
USUAL_DAYS = 30


class ShareForm(forms.Form):
    """How long a link opens, and a note for oneself."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("언제까지 보여 줄까요?"),
        choices=DAYS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("기간을 하나 골라 주세요.")},
    )
    for_whom = forms.CharField(
        label=gettext_lazy("누구에게 보내나요?"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("나만 보는 메모입니다. 나중에 어느 링크를 거둘지 알 수 있습니다."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_CERTIFICATES)
def certificates(request: HttpRequest, acting: Acting) -> HttpResponse:
    """All of them, the portfolio, the open links; a POST makes a link to the portfolio."""
    form = _form(request)
    if request.method == "POST" and form.is_valid() and _shared(request, acting, form, None):
        return redirect("certificates")
    rows = list(mine.certificates_of(acting.resident))
    context = {
        "acting": acting,
        "rows": rows,
        "to_add": signed_since(acting.resident, rows),
        "portfolio": [one for one in rows if one.in_portfolio],
        "links": mine.links_of(acting.resident, on=timezone.localdate()),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "resident/certificates/list.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_CERTIFICATES)
def certificate(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """One: what it says, files, portfolio, links; a POST makes a link or does what `do` says."""
    one = _own_or_404(acting.resident, public_id)
    form = _form(request)
    if request.method == "POST":
        if "do" in request.POST:
            return redirect("certificate", public_id=_done(request, acting, one).public_id)
        if form.is_valid() and _shared(request, acting, form, one):
            return redirect("certificate", public_id=public_id)
    skills = mine.skills_of([one])
    links = mine.links_of(acting.resident, on=timezone.localdate())
    context = {
        "acting": acting,
        "one": one,
        "seen": mine.seen_in(one),
        "skills": [skills[code] for code in one.skills if code in skills],
        "links": links.filter(certificate=one),
        "address": issuing.page_address(one.code),
        "added": signed_since(acting.resident, [one]).get(one.pk),
        "renamed": one.is_in_force and one.holder_name != acting.resident.name,
        "prints": korean() is not None,
        "asks": follow_terms(timezone.localdate()) if one.is_in_force else None,
        "willing": is_willing(one),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "resident/certificates/certificate.html", context, status=status)


@require_safe
@record_required(RecordPage.HELP_CERTIFICATES)
def download(request: HttpRequest, acting: Acting, public_id: UUID, kind: str) -> HttpResponse:
    """The certificate as a file: JSON, token or PDF; where no PDF can be made it is said why."""
    one = _own_or_404(acting.resident, public_id)
    try:
        return file_of(one, kind)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("certificate", public_id=public_id)


@require_POST
@record_required(RecordPage.HELP_CERTIFICATES)
def end_link(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Take a link back."""
    link = get_object_or_404(
        Share.objects.select_related("certificate"), resident=acting.resident, public_id=public_id
    )
    sharing.end(share_id=link.pk, by=acting.user, at=timezone.now())
    messages.success(request, _("링크를 거두었습니다. 이제 아무것도 보이지 않습니다."))
    if link.certificate:
        return redirect("certificate", public_id=link.certificate.public_id)
    return redirect("certificates")


def _own_or_404(resident: Resident, public_id: UUID) -> Certificate:
    one = mine.certificate_of(resident, public_id)
    if one is None:
        raise Http404
    return one


def _form(request: HttpRequest) -> ShareForm:
    return ShareForm(posted(request), initial={"days": USUAL_DAYS})


def _shared(request: HttpRequest, acting: Acting, form: ShareForm, one: Certificate | None) -> bool:
    """Make the link; False if it was refused, and the form says why."""
    now = timezone.now()
    today = timezone.localdate(now)
    told: dict[str, Any] = form.cleaned_data
    try:
        sharing.share(
            resident=acting.resident,
            certificate_id=one.pk if one else None,
            for_whom=told["for_whom"],
            last_on=today + timedelta(days=told["days"]),
            on=today,
            by=acting.user,
            at=now,
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("링크를 만들었습니다. 아래에서 복사해 보내세요."))
    return True


def _done(request: HttpRequest, acting: Acting, one: Certificate) -> Certificate:
    """Portfolio, issued anew, being asked later; the certificate to go on with."""
    do, now = request.POST["do"], timezone.now()
    try:
        if do == "again":
            new = issuing.reissue(certificate_id=one.pk, by=acting.user, at=now)
            messages.success(
                request, _("증서를 다시 만들었습니다. 이제 이 증서가 효력이 있습니다.")
            )
            return new
        if do == "ask":
            yes = "yes" in request.POST
            agreeing.agree(certificate=one, yes=yes, by=acting.user, at=now)
            told = _("때가 되면 물어보겠습니다.") if yes else _("물어보지 않겠습니다.")
            messages.success(request, told)
            return one
        wanted = do == "in"
        sharing.put_in_portfolio(certificate_id=one.pk, wanted=wanted, by=acting.user, at=now)
        said = _("포트폴리오에 넣었습니다.") if wanted else _("포트폴리오에서 뺐습니다.")
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return one
