"""The language in which the site and its mail speak to somebody."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods

from naru.flows.set_language import set_language
from naru.web.access import posted, user_of
from naru.web.forms import CardRadioSelect
from naru.web.languages import OWN_NAMES


class LanguageForm(forms.Form):
    """One of the languages, each by its own name."""

    language = forms.ChoiceField(
        label=gettext_lazy("어느 말로 알려 드릴까요?"),
        choices=list(OWN_NAMES.items()),
        widget=CardRadioSelect,
        error_messages={"required": gettext_lazy("언어를 하나 골라 주세요.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    """Choose; the answer is in the language that was chosen."""
    user = user_of(request)
    form = LanguageForm(posted(request), initial={"language": user.language})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["language"]
        set_language(user=user, language=chosen, at=timezone.now())
        with override(chosen):
            messages.success(request, _("이제 이 말로 알려 드립니다."))
            return redirect(reverse("account_language"))
    status = 422 if form.errors else 200
    return render(request, "account/language.html", {"form": form}, status=status)
