"""Finding the person at the desk, and taking in somebody new."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.flows.find_resident import find_resident
from naru.flows.register_walk_in import WalkIn, register_walk_in
from naru.residents import queries, rules
from naru.residents.enums import ConsentKind, Means
from naru.residents.services import people
from naru.web.access import posted, role_required
from naru.web.forms import CardRadioSelect

READ_AND_WRITE = ["GET", "HEAD", "POST"]
SPANS = {
    "0": gettext_lazy("맡기지 않음"),
    "90": gettext_lazy("세 달 동안"),
    "365": gettext_lazy("1년 동안"),
}
AT_DESK = [
    (Means.PRESENCE.value, Means.PRESENCE.label),
    (Means.PAPER.value, Means.PAPER.label),
]


class FindForm(forms.Form):
    """One thing that names one person."""

    text = forms.CharField(
        label=gettext_lazy("이용자 번호, 전화번호, 이메일 가운데 하나"),
        max_length=254,
        help_text=gettext_lazy("전부 똑같이 적어야 찾습니다. 예: K7QM-3RXD, 010-1234-5678"),
        error_messages={"required": gettext_lazy("찾을 번호나 주소를 적어 주세요.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class RegisterForm(forms.Form):
    """Somebody new, with what they agreed to here."""

    name = forms.CharField(
        label=gettext_lazy("이름"),
        max_length=60,
        error_messages={"required": gettext_lazy("이름을 적어 주세요.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("전화번호"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("예: 010-1234-5678"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("아래 글을 함께 읽었고, 이분이 동의했습니다"),
        error_messages={"required": gettext_lazy("동의를 받아야 등록할 수 있습니다.")},
    )
    means = forms.ChoiceField(
        label=gettext_lazy("어떻게 동의했나요?"), choices=AT_DESK, widget=CardRadioSelect
    )
    days = forms.ChoiceField(
        label=gettext_lazy("이 창구에 대신 쓰기를 맡기나요?"),
        choices=list(SPANS.items()),
        widget=CardRadioSelect,
    )

    def clean_name(self) -> str:
        """No resident registration number, in whatever writing."""
        name: str = self.cleaned_data["name"].strip()
        if rules.holds_registration_number(name):
            raise forms.ValidationError(str(people.HoldsRegistrationNumber.message))
        return name

    def clean_phone(self) -> str:
        """A number that is one, or none."""
        phone: str = self.cleaned_data["phone"].strip()
        if phone and rules.e164(phone) is None:
            raise forms.ValidationError(str(people.NotAPhone.message))
        return phone


@require_http_methods(READ_AND_WRITE)
@role_required(Role.COUNSELLOR)
def desk(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Look somebody up by exactly one of code, number or address; no list to browse."""
    form = FindForm(posted(request))
    matches = None
    if request.method == "POST" and form.is_valid():
        matches = find_resident(
            text=form.cleaned_data["text"], membership=membership, at=timezone.now()
        )
    context = {"membership": membership, "form": form, "matches": matches}
    return render(request, "desk/find.html", context, status=422 if form.errors else 200)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.COUNSELLOR)
def register(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Take in somebody without an account, with their consent."""
    now = timezone.now()
    today = timezone.localdate(now)
    text = queries.consent_text(ConsentKind.SERVICE, on=today)
    form = RegisterForm(posted(request), initial={"means": Means.PRESENCE, "days": "0"})
    if request.method == "POST" and form.is_valid():
        days = int(form.cleaned_data["days"])
        walk_in = WalkIn(
            name=form.cleaned_data["name"],
            phone=form.cleaned_data["phone"],
            means=Means(form.cleaned_data["means"]),
            help_until=today + timedelta(days=days) if days else None,
        )
        try:
            resident = register_walk_in(walk_in=walk_in, membership=membership, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("등록했습니다. 이용자 번호는 %(code)s입니다. 적어서 드리세요.")
            messages.success(request, said % {"code": resident.shown_code})
            return redirect("desk_record", public_id=resident.public_id)
    context = {"membership": membership, "form": form, "text": text}
    return render(request, "desk/register.html", context, status=422 if form.errors else 200)
