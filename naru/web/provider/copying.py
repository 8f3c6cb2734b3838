"""Last term's runs for a new term: choose, look through, make them all at once."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue import lexicon, rules
from naru.catalogue.queries import own, terms
from naru.catalogue.services.own import copying
from naru.catalogue.services.own.copying import NothingToCopy
from naru.web.access import role_required
from naru.web.provider.forms.term import CopyForm, TermForm, usual
from naru.web.provider.runs import named

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def copy(request: HttpRequest, membership: Membership) -> HttpResponse:
    """The question, the list to look through (in the address, so Back works), and the making."""
    if request.method == "POST":
        return _make(request, membership)
    asked = "first" in request.GET
    form = TermForm(request.GET if asked else None, initial=usual(timezone.localdate()))
    context = {"membership": membership, "form": form, "asked": asked}
    if asked and form.is_valid():
        context |= _review(membership, form)
        context["copy_form"] = CopyForm(initial={"publish": "no"})
    return render(
        request, "provider/copy.html", context, status=422 if asked and form.errors else 200
    )


def _review(membership: Membership, form: TermForm) -> dict[str, object]:
    """The runs as they would be held again."""
    said = form.cleaned_data
    runs = list(terms.runs_between(membership.organisation, first=said["first"], last=said["last"]))
    if not runs or runs[0].starts_on is None:
        return {"copies": []}
    weeks = rules.weeks_between(runs[0].starts_on, said["starts_on"])
    rests = _rests(without=said["without_rests"])
    found = terms.copies(runs, weeks=weeks, rests=rests, zone=ZoneInfo(settings.TIME_ZONE))
    rows = [(one, [named(day, lexicon.holidays()) for day in one.gave_way]) for one in found]
    return {
        "copies": rows,
        "weeks": weeks,
        "left": sum(one.made is None for one in found),
        "without_rests": said["without_rests"],
    }


def _make(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Make what was ticked; pressed twice, the second time finds everything there."""
    form = CopyForm(request.POST)
    provider = own.provider_of(membership.organisation)
    ours = own.runs(membership.organisation).exclude(number="")
    picked = ours.filter(public_id__in=_ids(request.POST.getlist("runs")))
    if not form.is_valid() or provider is None:
        messages.error(request, str(NothingToCopy.message))
        return redirect(request.get_full_path())
    try:
        made = copying.copy_runs(
            provider_id=provider.pk,
            run_ids=[run.pk for run in picked],
            weeks=form.cleaned_data["weeks"],
            rests=_rests(without=form.cleaned_data["without_rests"]),
            zone=ZoneInfo(settings.TIME_ZONE),
            publish=form.cleaned_data["publish"] == "yes",
            by=membership.user,
            at=timezone.now(),
        )
    except NothingToCopy as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    said = _("회차 %(new)s개를 만들었습니다. 이미 있던 것: %(known)s개")
    messages.success(request, said % {"new": len(made.new), "known": len(made.known)})
    return redirect("provider_courses")


def _rests(*, without: bool) -> Collection[date]:
    return lexicon.holidays().keys() if without else ()


def _ids(sent: list[str]) -> list[UUID]:
    """The ids among what was sent; anything else is nobody's run."""
    found = []
    for value in sent:
        with suppress(ValueError):
            found.append(UUID(value))
    return found
