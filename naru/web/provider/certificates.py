"""A provider looks up a certificate of its own by number, and takes it back with a reason."""

import re

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.credentials.enums import STAFF_REASONS, Why
from naru.credentials.models import Certificate
from naru.credentials.services.revoking import revoke
from naru.residents.rules import mask_name
from naru.web.access import posted, role_required

NUMBER = re.compile(r"[0-9]{4}-([0-9]{1,12})")


class RevokeForm(forms.Form):
    """Why a certificate shall hold no more; the words go to its holder."""

    why = forms.TypedChoiceField(
        label=gettext_lazy("왜 취소하나요?"),
        choices=[(one.value, one.label) for one in STAFF_REASONS],
        coerce=Why,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("까닭을 하나 골라 주세요.")},
    )
    words = forms.CharField(
        label=gettext_lazy("받은 사람에게 전할 말"),
        max_length=200,
        help_text=gettext_lazy("예: 다른 분의 출석이 잘못 적혔습니다."),
        error_messages={"required": gettext_lazy("무엇이 잘못되었는지 한 문장으로 적어 주세요.")},
    )


@require_safe
@role_required(Role.PROVIDER)
def certificates(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Ask for the number that stands on the paper."""
    asked = request.GET.get("number", "").strip()
    if asked:
        found = _found(membership, asked)
        if found is not None:
            return redirect("provider_certificate", number=found.number)
    context = {"membership": membership, "asked": asked}
    return render(request, "provider/certificates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def certificate(request: HttpRequest, membership: Membership, number: str) -> HttpResponse:
    """What anybody with the paper sees, and taking it back."""
    one = _found(membership, number)
    if one is None:
        raise Http404
    form = RevokeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            revoke(
                certificate_id=one.pk,
                why=form.cleaned_data["why"],
                words=form.cleaned_data["words"],
                by=membership.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("증서를 취소하고 받은 사람에게 알렸습니다."))
            return redirect("provider_certificate", number=one.number)
    context = {
        "membership": membership,
        "one": one,
        "name": mask_name(one.holder_name),
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "provider/certificate.html", context, status=status)


def _found(membership: Membership, number: str) -> Certificate | None:
    """By its printed number, only among those the organisation answers for."""
    read = NUMBER.fullmatch(number)
    if read is None:
        return None
    ours = Certificate.objects.of_issuer(membership.organisation)
    one = ours.filter(pk=int(read.group(1))).first()
    return one if one is not None and one.number == number else None
