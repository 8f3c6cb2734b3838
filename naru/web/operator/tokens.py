"""Tokens with which other programs use the API: given out, listed, taken away."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts import queries
from naru.accounts.enums import Role, Scope
from naru.accounts.models import Membership
from naru.accounts.rules import LONGEST
from naru.core.refusals import Refusal
from naru.flows.issue_api_token import issue_api_token
from naru.flows.revoke_api_token import revoke_api_token
from naru.web.access import role_required

USUAL = timedelta(days=365)


class TokenForm(forms.Form):
    """For whom, for what, and until when."""

    name = forms.CharField(
        label=gettext_lazy("어느 프로그램이 쓰나요?"),
        help_text=gettext_lazy("예: 통계 연구소의 월간 보고"),
        max_length=120,
    )
    contact = forms.EmailField(
        label=gettext_lazy("담당자의 업무용 이메일"),
        help_text=gettext_lazy("기한이 다가오거나 이상하게 쓰일 때 알리려고 묻습니다."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("무엇을 할 수 있게 할까요?"),
        choices=Scope.choices,
        initial=[Scope.READ],
        widget=forms.CheckboxSelectMultiple,
    )
    expires_on = forms.DateField(
        label=gettext_lazy("언제부터 쓸 수 없게 할까요?"),
        help_text=gettext_lazy("내일부터 400일 안에서 고를 수 있어요."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


@require_safe
@role_required(Role.OPERATOR)
def tokens(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every token ever given out, newest first; none of them can be read again."""
    today = timezone.localdate(timezone.now())
    return render(request, "operator/tokens.html", {"tokens": queries.api_tokens(), "today": today})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.OPERATOR)
def issue(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Give out a token, and show it this once."""
    now = timezone.now()
    today = timezone.localdate(now)
    form = TokenForm(request.POST or None, initial={"expires_on": today + USUAL})
    context = {"form": form, "latest": today + LONGEST}
    if request.method != "POST":
        return render(request, "operator/token_new.html", context)
    if form.is_valid():
        try:
            token, secret = issue_api_token(
                **form.cleaned_data, by=membership.user, at=now, today=today
            )
        except Refusal as refusal:
            form.add_error("expires_on", str(refusal))
        else:
            shown = {"token": token, "secret": secret.whole}
            response = render(request, "operator/token_shown.html", shown)
            response["Cache-Control"] = "no-store"
            return response
    return render(request, "operator/token_new.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.OPERATOR)
def revoke(request: HttpRequest, membership: Membership, public_id: str) -> HttpResponse:
    """Ask once more, then take the token away for good."""
    token = get_object_or_404(queries.api_tokens(), public_id=public_id)
    if request.method != "POST":
        return render(request, "operator/token_revoke.html", {"token": token})
    try:
        revoke_api_token(token=token, by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("토큰을 폐기했습니다. 이제 이 토큰으로는 부를 수 없습니다."))
    return redirect("operator_tokens")
