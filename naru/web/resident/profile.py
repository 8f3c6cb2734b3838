"""What a resident tells: contact first, then one subject a page, each saved on its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.refusals import Refusal
from naru.residents import facts, queries, rules
from naru.residents.enums import NEEDS_PHONE, ContactWish, FactGroup, RecordPage
from naru.residents.models import Resident
from naru.residents.services import answers, people
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.forms import CardRadioSelect
from naru.web.resident.questions import FactsForm

GROUPS = list(FactGroup)
READ_AND_WRITE = ["GET", "HEAD", "POST"]


class ContactForm(forms.Form):
    """Name, telephone and how to be told."""

    name = forms.CharField(
        label=gettext_lazy("이름"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("신청할 때 쓰는 이름입니다. 나중에 적어도 됩니다."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("전화번호"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("예: 010-1234-5678"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    contact_wish = forms.ChoiceField(
        label=gettext_lazy("어떻게 알려 드릴까요?"),
        choices=ContactWish.choices,
        widget=CardRadioSelect,
    )

    def clean_name(self) -> str:
        """No resident registration number, in whatever writing."""
        name: str = self.cleaned_data["name"].strip()
        if rules.holds_registration_number(name):
            raise forms.ValidationError(str(people.HoldsRegistrationNumber.message))
        return name

    def clean(self) -> dict[str, Any]:
        """A number that is one, and there if it is wished for."""
        cleaned: dict[str, Any] = super().clean() or {}
        phone = cleaned.get("phone", "")
        if phone and rules.e164(phone) is None:
            self.add_error("phone", str(people.NotAPhone.message))
        if cleaned.get("contact_wish") in NEEDS_PHONE and not phone:
            self.add_error("phone", str(people.WishNeedsPhone.message))
        return cleaned


@require_safe
@record_required(RecordPage.HELP_PROFILE)
def profile(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Everything known, by subject, with how it is known."""
    known = queries.facts_of(acting.resident)
    groups = [(asked, [one for one in known if one.definition.group == asked]) for asked in GROUPS]
    return render(
        request,
        "resident/profile/overview.html",
        {
            "acting": acting,
            "resident": acting.resident,
            "phone": rules.national(acting.resident.phone),
            "groups": groups,
        },
    )


@require_http_methods(READ_AND_WRITE)
@record_required(RecordPage.HELP_CHANGE)
def contact(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Ask for name, telephone and the wish, and keep them."""
    resident = acting.resident
    form = ContactForm(posted(request), initial=_contact_of(resident))
    if request.method == "POST" and form.is_valid():
        try:
            people.set_contact(
                resident_id=resident.pk,
                name=form.cleaned_data["name"],
                phone=form.cleaned_data["phone"],
                contact_wish=ContactWish(form.cleaned_data["contact_wish"]),
                by=acting.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("이름과 연락처를 저장했습니다."))
            return redirect("profile")
    status = 422 if form.errors else 200
    return render(
        request, "resident/profile/contact.html", {"acting": acting, "form": form}, status=status
    )


@require_http_methods(READ_AND_WRITE)
@record_required(RecordPage.HELP_CHANGE)
def group(request: HttpRequest, acting: Acting, name: str) -> HttpResponse:
    """Ask about one subject and keep what was said; then the next, or out."""
    asked = _group_named(name)
    resident = acting.resident
    needed = facts.consent_for(asked)
    if needed and not queries.has_consent(resident, needed):
        return _ask_consent(request, acting, asked)
    now = timezone.now()
    form = FactsForm(
        queries.facts_of(resident, group=asked),
        posted(request),
        today=timezone.localdate(now),
    )
    if request.method == "POST" and form.is_valid():
        try:
            answers.tell(resident_id=resident.pk, answers=form.answers(), by=acting.user, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("저장했습니다: %(group)s") % {"group": asked.label})
            return _back(request) or _onward(asked, leave="leave" in request.POST)
    context = {"acting": acting, "form": form, "group": asked, **_place_of(asked)}
    status = 422 if form.errors else 200
    return render(request, "resident/profile/group.html", context, status=status)


def _back(request: HttpRequest) -> HttpResponse | None:
    """To the page of ours that needed an answer and sent the reader here."""
    back = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        return redirect(back)
    return None


def _ask_consent(request: HttpRequest, acting: Acting, asked: FactGroup) -> HttpResponse:
    kind = facts.consent_for(asked)
    text = queries.consent_text(kind, on=timezone.localdate()) if kind else None
    context = {"acting": acting, "group": asked, "text": text, "kind": kind, **_place_of(asked)}
    status = 409 if request.method == "POST" else 200
    return render(request, "resident/profile/consent_first.html", context, status=status)


def _group_named(name: str) -> FactGroup:
    try:
        return FactGroup[name.upper()]
    except KeyError:
        raise Http404 from None


def _place_of(asked: FactGroup) -> dict[str, Any]:
    """Where the page stands among its sisters."""
    place = GROUPS.index(asked)
    return {
        "labels": [str(one.label) for one in GROUPS],
        "number": place + 1,
        "following": GROUPS[place + 1] if place + 1 < len(GROUPS) else None,
    }


def _onward(asked: FactGroup, *, leave: bool) -> HttpResponse:
    following = _place_of(asked)["following"]
    if leave or following is None:
        return redirect("profile")
    return redirect("profile_group", name=following.lower())


def _contact_of(resident: Resident) -> dict[str, str]:
    return {
        "name": resident.name,
        "phone": rules.national(resident.phone) if resident.phone else "",
        "contact_wish": resident.contact_wish,
    }
