"""What the city offers: areas, programmes, and the plan against what happened."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naru.city.site import city
from naru.policies.reading.book import rulebook
from naru.programmes import queries
from naru.programmes.enums import PlanStatus
from naru.programmes.queries import ProgrammeLine
from naru.scholarships.models import Round
from naru.scholarships.pack import terms
from naru.scholarships.queries import rounds
from naru.schools.queries.terms import open_terms
from naru.web.public.conditions import rules_of
from naru.web.public.courses.around import shelf_of
from naru.web.public.errors import gone

ON_A_PAGE = 12
STATUS_ORDER = [
    PlanStatus.NAMED_IN_PLAN,
    PlanStatus.LIKELY_IN_PLAN,
    PlanStatus.POST_PLAN,
    PlanStatus.BEFORE_PLAN,
    PlanStatus.LINKED,
]


class SearchForm(forms.Form):
    """Words to look for in names, former names and summaries."""

    q = forms.CharField(
        label=_("사업 이름이나 찾는 말"),
        help_text=_("예전 이름으로도 찾을 수 있어요."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


@login_not_required
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """All programmes, or those that hold the words asked for."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    page = Paginator(queries.find(words), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "public/programmes.html",
        {
            "form": form,
            "words": words,
            "page": page,
            "lines": queries.lines(list(page)),
            "areas": queries.areas(),
            "plan": city().plan,
            "whole": queries.plan_measure("programmes"),
        },
    )


@login_not_required
@require_safe
def area(request: HttpRequest, number: int) -> HttpResponse:
    """One area of the plan: its figures, then its programmes by how they stand to the plan."""
    found = queries.area(number)
    if found is None:
        raise Http404
    lines = queries.programmes_of(found)
    return render(
        request,
        "public/area.html",
        {
            "area": found,
            "areas": queries.areas(),
            "headlines": [(line.programme, m) for line in lines for m in line.headlines],
            "groups": by_status(lines),
            "count": len(lines),
            "plan": city().plan,
        },
    )


@login_not_required
@require_safe
def programme(request: HttpRequest, code: str) -> HttpResponse:
    """Everything known about one programme; one that has ended says so (410)."""
    page = queries.programme_page(code)
    if page is None:
        if queries.has_ended(code):
            return gone(request)
        raise Http404
    now = timezone.now()
    context = {
        "page": page,
        "programme": page.programme,
        "shelf": shelf_of(code, at=now),
        "rules": rules_of(code, rulebook(), timezone.localdate(now)),
        "rounds": _rounds(code, now),
        "schools": open_terms(at=now, programme=code),
    }
    return render(request, "public/programme.html", context)


def _rounds(code: str, at: datetime) -> list[Round]:
    """Rounds of the programme's scholarship that are open now; no query for other programmes."""
    found = terms()
    policy = found.file.policy if found else ""
    if policy not in rulebook().policies or rulebook().policies[policy].programme != code:
        return []
    return rounds.open_rounds(at, policies=[policy])


@login_not_required
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The plan's figures against what happened, for the whole and for its programmes."""
    overview = queries.plan_overview()
    return render(
        request,
        "public/plan.html",
        {
            "plan": city().plan,
            "whole": queries.plan_measures(),
            "parts": [line for line in overview if line.measure.programme is not None],
            "areas": queries.areas(),
        },
    )


def by_status(lines: Iterable[ProgrammeLine]) -> list[tuple[str, list[ProgrammeLine]]]:
    """The lines under the words for their standing, those of the plan first."""

    def rank(line: ProgrammeLine) -> int:
        return STATUS_ORDER.index(PlanStatus(line.programme.plan_status))

    ordered = sorted(lines, key=rank)
    return [(str(STATUS_ORDER[at].label), list(group)) for at, group in groupby(ordered, key=rank)]
