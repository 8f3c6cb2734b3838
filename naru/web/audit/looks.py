"""Who looked at one person's record, for whoever is asked to find out."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.flows.list_looks import list_looks
from naru.web.access import posted, role_required


class LooksForm(forms.Form):
    """The number that the person was given."""

    code = forms.CharField(
        label=gettext_lazy("이용자 번호"),
        help_text=gettext_lazy("본인이 ‘나의 기록’ 아래에서 볼 수 있습니다. 예: K7MW-29PA"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("이용자 번호를 적어 주세요.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.AUDITOR)
def looks(request: HttpRequest, membership: Membership) -> HttpResponse:
    """A form; a POST lists the looks and is itself a line of the trail."""
    form, found = LooksForm(posted(request)), None
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        found = list_looks(code=code, membership=membership, at=timezone.now())
        if found is None:
            form.add_error("code", _("이 번호를 가진 사람이 없습니다. 번호를 다시 확인해 주세요."))
    status = 422 if form.errors else 200
    return render(request, "audit/looks.html", {"form": form, "found": found}, status=status)
