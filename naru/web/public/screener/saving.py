"""Keeping the answers: only what is ticked, welfare answers only with consent."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.flows.save_screening import save_screening
from naru.policies.queries import watch_of
from naru.residents import queries as residents
from naru.residents.enums import ConsentKind, Fact, Means, RecordPage
from naru.residents.facts import BY_FACT
from naru.residents.models import Resident
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.forms import CardCheckboxSelect
from naru.web.public.screener import case as cases
from naru.web.public.screener import telling
from naru.web.public.screener.case import Case


class SaveForm(forms.Form):
    """Which answers to keep. Without consent those about welfare need a yes first."""

    facts = forms.MultipleChoiceField(
        label=gettext_lazy("남길 답"), widget=CardCheckboxSelect, required=False
    )
    agree = forms.BooleanField(
        label=gettext_lazy("복지 정보를 남기는 데 동의합니다. 아래 글을 읽었습니다."),
        required=False,
    )
    watched = forms.BooleanField(
        label=gettext_lazy("규칙이 바뀌어 답이 달라지면 알려 주세요."), required=False
    )

    def __init__(
        self, resident: Resident, case: Case, *args: Any, own: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        agreed = residents.has_consent(resident, ConsentKind.SENSITIVE)
        self.offered = _offered(resident, case, sensitive=agreed or own)
        self.sensitive = not agreed and any(is_sensitive(one.fact) for one in self.offered)
        field = self.fields["facts"]
        if not isinstance(field, forms.MultipleChoiceField):
            raise TypeError(field)
        field.choices = [(one.fact, f"{one.text} {one.answer}") for one in self.offered]
        self.initial["facts"] = [
            one.fact for one in self.offered if agreed or not is_sensitive(one.fact)
        ]
        if not self.offered:
            del self.fields["facts"]
        if not self.sensitive:
            del self.fields["agree"]
        if watch_of(resident) is not None:
            del self.fields["watched"]

    def clean(self) -> dict[str, Any]:
        """A ticked welfare answer needs the tick of consent."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = cleaned.get("facts", [])
        if self.sensitive and not cleaned.get("agree") and any(map(is_sensitive, chosen)):
            said = _("복지 정보를 남기려면 동의가 필요합니다. 동의하지 않으면 표시를 지워 주세요.")
            self.add_error("agree", said)
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_CHECK)
def save(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what would be kept, and keep what was ticked."""
    case = cases.kept(request)
    if case is None:
        return redirect("check")
    now, own = timezone.now(), acting.leave is None
    form = SaveForm(acting.resident, case, posted(request), own=own)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("facts", [])
        try:
            save_screening(
                resident=acting.resident,
                answers={Fact(name): case.answers[name] for name in chosen},
                consent=Means.ONLINE if form.cleaned_data.get("agree") else None,
                watched=form.cleaned_data.get("watched", False),
                book=cases.book(),
                by=acting.user,
                at=now,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            cases.keep(request, case)
            messages.success(request, _("내 정보에 남겼습니다."))
            return redirect("check_result")
    text = residents.consent_text(ConsentKind.SENSITIVE, on=timezone.localdate(now))
    context = {"acting": acting, "form": form, "text": text}
    status = 422 if form.errors else 200
    return render(request, "public/screener/save.html", context, status=status)


def is_sensitive(fact: str) -> bool:
    """Whether the answer may be kept only while the consent to welfare data holds."""
    return BY_FACT[Fact(fact)].consent == ConsentKind.SENSITIVE


def _offered(resident: Resident, case: Case, *, sensitive: bool) -> list[telling.Question]:
    """Answers that the record does not hold as they are.

    "None" to earlier supports is not kept: only those were asked that a rule looks at today.
    """
    known = residents.values_of(resident)
    return [
        one
        for one in telling.answered(cases.book(), case.facts)
        if known.get(one.fact) != case.answers[one.fact]
        and (sensitive or not is_sensitive(one.fact))
        and not (one.fact == Fact.BENEFITS_BEFORE and case.answers[one.fact] == [])
    ]
