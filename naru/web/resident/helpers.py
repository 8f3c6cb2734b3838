"""Whom a resident lets act for them, and acting for somebody."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from naru.core.refusals import Refusal
from naru.flows.accept_help import accept_help
from naru.flows.end_help import end_help
from naru.residents import queries, rules
from naru.residents.enums import Scope
from naru.residents.services import helpers as service
from naru.web.access import posted, user_of
from naru.web.acting import Acting, record_required, start_acting, stop_acting
from naru.web.forms import CardRadioSelect

SPANS = {
    "30": gettext_lazy("한 달 동안"),
    "90": gettext_lazy("세 달 동안"),
    "365": gettext_lazy("1년 동안"),
}
SHOWN_CODE = "helper_code"
READ_AND_WRITE = ["GET", "HEAD", "POST"]


class LetHelpForm(forms.Form):
    """How much and how long."""

    scope = forms.ChoiceField(
        label=gettext_lazy("어디까지 맡길까요?"), choices=Scope.choices, widget=CardRadioSelect
    )
    days = forms.ChoiceField(
        label=gettext_lazy("얼마 동안 맡길까요?"),
        choices=list(SPANS.items()),
        widget=CardRadioSelect,
    )


class CodeForm(forms.Form):
    """The number one was told."""

    code = forms.CharField(
        label=gettext_lazy("확인 번호"),
        max_length=20,
        help_text=gettext_lazy("도움받을 분이 알려 준 여덟 자리입니다. 예: K7QM-3RXD"),
        error_messages={"required": gettext_lazy("확인 번호를 적어 주세요. 예: K7QM-3RXD")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


@require_http_methods(READ_AND_WRITE)
@record_required()
def helpers(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Who may help; a number for somebody new, shown once."""
    form = LetHelpForm(posted(request), initial={"scope": Scope.WRITE, "days": "90"})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        to_on = timezone.localdate(now) + timedelta(days=int(form.cleaned_data["days"]))
        request.session[SHOWN_CODE] = service.make_code(
            resident_id=acting.resident.pk,
            scope=Scope(form.cleaned_data["scope"]),
            to_on=to_on,
            by=acting.user,
            at=now,
        )
        return redirect("helpers")
    context: dict[str, Any] = {
        "acting": acting,
        "form": form,
        "rows": _rows(acting),
        "code": rules.show_code(request.session.pop(SHOWN_CODE, "")).strip("-"),
    }
    status = 422 if form.errors else 200
    return render(request, "resident/helpers/overview.html", context, status=status)


@require_POST
@record_required()
def end(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """End somebody's leave to help me, at once."""
    leave = queries.helper_with(public_id, resident=acting.resident)
    if leave is None:
        raise Http404
    end_help(leave=leave, by=acting.user, at=timezone.now())
    messages.success(request, _("도움을 끝냈습니다. 이제 내 기록을 볼 수 없습니다."))
    return redirect("helpers")


@require_http_methods(READ_AND_WRITE)
def helping(request: HttpRequest) -> HttpResponse:
    """Whom I help; taking over with a number."""
    user, now = user_of(request), timezone.now()
    form = CodeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            leave = accept_help(typed=form.cleaned_data["code"], by=user, at=now)
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            who = {"name": leave.resident}
            messages.success(request, _("이제 %(name)s님을 도울 수 있습니다.") % who)
            return redirect("helping")
    helped = queries.helped_by(user, on=timezone.localdate(now))
    status = 422 if form.errors else 200
    context = {"form": form, "helped": helped}
    return render(request, "resident/helpers/helping.html", context, status=status)


@require_POST
def start(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """From here on the pages are about the person helped."""
    user, now = user_of(request), timezone.now()
    found = queries.helped_by(user, on=timezone.localdate(now))
    leave = next((one for one in found if one.public_id == public_id), None)
    if leave is None:
        messages.error(request, _("지금은 이 분을 도울 수 없습니다."))
        return redirect("helping")
    start_acting(request, resident=leave.resident, membership=None)
    return redirect("me")


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Back to one's own pages."""
    was_desk = stop_acting(request)
    messages.success(request, _("대신 쓰기를 마쳤습니다."))
    return redirect("desk" if was_desk else "helping")


def _rows(acting: Acting) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {
            "leave": leave,
            "who": leave.user or leave.organisation,
            "running": leave.revoked_at is None and leave.from_on <= today < leave.to_on,
        }
        for leave in queries.helpers_of(acting.resident)
    ]
