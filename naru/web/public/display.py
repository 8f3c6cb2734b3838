"""Text size and contrast: two cookies, no account, no JavaScript needed."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SCALE_COOKIE = "ui_scale"
MODE_COOKIE = "ui_mode"
SCALES: dict[str, Promise] = {
    "sm": gettext_lazy("작게"),
    "md": gettext_lazy("보통"),
    "lg": gettext_lazy("조금 크게"),
    "xl": gettext_lazy("크게"),
    "xxl": gettext_lazy("가장 크게"),
}
MODES: dict[str, Promise] = {
    "light": gettext_lazy("기본"),
    "high-contrast": gettext_lazy("선명하게"),
}
USUAL = {SCALE_COOKIE: "md", MODE_COOKIE: "light"}
YEAR = 365 * 24 * 3600


class DisplayForm(forms.Form):
    """The reader's wishes; unknown values are refused."""

    scale = forms.ChoiceField(choices=list(SCALES.items()))
    mode = forms.ChoiceField(choices=list(MODES.items()))


def chosen(request: HttpRequest, cookie: str, known: dict[str, Promise]) -> str:
    """The cookie's value, or the usual one when it is missing or not one of ours."""
    value = request.COOKIES.get(cookie, "")
    return value if value in known else USUAL[cookie]


@login_not_required
def display(request: HttpRequest) -> HttpResponse:
    """Show the settings, or keep them for a year and go back to the page one came from."""
    if request.method != "POST":
        return render(request, "public/display.html")
    form = DisplayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("글자 크기와 화면을 하나씩 골라 주세요."))
        return render(request, "public/display.html", status=422)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("display")
    messages.success(request, _("화면 설정을 바꾸었습니다. 이 기기에 1년 동안 기억합니다."))
    response = redirect(back)
    for cookie, value in (
        (SCALE_COOKIE, form.cleaned_data["scale"]),
        (MODE_COOKIE, form.cleaned_data["mode"]),
    ):
        response.set_cookie(
            cookie,
            value,
            max_age=YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
