"""Imports of the catalogue: what every run did, which rows were refused, and what to mend."""

from dataclasses import dataclass
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.enums import ImportState, Reason
from naru.catalogue.models import ImportRun
from naru.catalogue.pack import connectors
from naru.catalogue.queries import imports as queries
from naru.catalogue.queries.imports import SourceState
from naru.web.access import role_required

PAGE = 30
REMARKS = 50


@dataclass(frozen=True, slots=True)
class Source:
    """A source by its name for readers, and how it stands."""

    title: str
    state: SourceState


@dataclass(frozen=True, slots=True)
class Listed:
    """One import with its source's name; `goes_on` is whether a process works on it now."""

    run: ImportRun
    source: str
    goes_on: bool = False


class ImportsForm(forms.Form):
    """Which imports to list; an unknown word lists all."""

    source = forms.ChoiceField(label=_("출처"), required=False)
    state = forms.ChoiceField(
        label=_("상태"), required=False, choices=[("", _("모두")), *ImportState.choices]
    )


class RemarksForm(forms.Form):
    """Which remarks of an import to list; an unknown word lists the refused rows."""

    taken = forms.BooleanField(required=False)
    reason = forms.ChoiceField(required=False, choices=[("", ""), *Reason.choices])


def sources() -> list[Source]:
    """Every source of the city with its last import; two statements however many there are."""
    titles = _titles()
    return [Source(titles[one.source], one) for one in queries.states(titles)]


@require_safe
@role_required(Role.OPERATOR)
def imports(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every import, newest first, by source and state."""
    titles = _titles()
    form = ImportsForm(request.GET)
    form.fields["source"].choices = [("", _("모두")), *titles.items()]  # type: ignore[attr-defined]
    wanted = form.cleaned_data if form.is_valid() else {}
    told = {name: value for name, value in wanted.items() if value}
    page = Paginator(queries.imports().filter(**told), PAGE).get_page(request.GET.get("page"))
    working = queries.at_work(page)
    listed = [Listed(run, titles.get(run.source, run.source), run.pk in working) for run in page]
    context = {"form": form, "page": page, "listed": listed, "narrowed": bool(told)}
    return render(request, "operator/imports.html", context)


@require_safe
@role_required(Role.OPERATOR)
def one_import(request: HttpRequest, membership: Membership, public_id: str) -> HttpResponse:
    """One import: its counts, why it ended as it did, and the rows to mend."""
    run = get_object_or_404(queries.imports(), public_id=public_id)
    form = RemarksForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    taken, reason = bool(wanted.get("taken")), wanted.get("reason", "")
    remarks = queries.remarks_of(run, taken=taken)
    if reason:
        remarks = remarks.filter(reason=reason)
    goes_on = run.pk in queries.at_work([run])
    context = {
        "one": Listed(run, _titles().get(run.source, run.source), goes_on),
        "expected": run.position.get("whole"),
        "reasons": [
            (code, queries.named(code), was_taken, times)
            for code, was_taken, times in queries.reasons_of(run)
        ],
        "taken": taken,
        "reason": reason,
        "page": Paginator(remarks, REMARKS).get_page(request.GET.get("page")),
    }
    return render(request, "operator/import.html", context)


def _titles() -> dict[str, str]:
    """The city's sources by name, as the reader's language calls them."""
    known = connectors(Path(settings.CITY_DIR), time_zone=settings.TIME_ZONE)
    english = get_language() == "en"
    return {
        name: (english and connector.title_en) or connector.title_ko
        for name, connector in known.items()
    }
