"""Rounds as the office sees them: money, applications, opening one, and the list as a file."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.exports import csv_lines
from naru.core.refusals import Refusal
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Round
from naru.scholarships.pack import terms
from naru.scholarships.queries import budget, office, rounds
from naru.scholarships.services import rounds as services
from naru.web.access import posted, role_required

PAGE = 30
WHOLE_DAY = gettext_lazy("그날 0시부터입니다.")
BEFORE = gettext_lazy("그날 0시 전까지입니다.")
COLUMNS = ("token", "state", "submitted_at", "income_check", "double_check", "points", "rank")


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("날을 골라 주세요.")},
    )


class RoundForm(forms.Form):
    """What a manager decides; points, criteria and papers come from the pack."""

    name_ko = forms.CharField(label=gettext_lazy("이름(한국어)"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("이름(영어)"), max_length=120)
    code = forms.SlugField(
        label=gettext_lazy("주소에 쓸 말"),
        help_text=gettext_lazy("영어 작은 글자와 숫자, 붙임표만. 예: 2027-spring"),
        max_length=60,
        error_messages={"invalid": gettext_lazy("영어 작은 글자와 숫자, 붙임표만 적어 주세요.")},
    )
    people = forms.IntegerField(
        label=gettext_lazy("몇 명에게 줄까요?"),
        help_text=gettext_lazy("사람 수에 한 사람 몫을 곱한 만큼 예산을 넣습니다."),
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    apply_from = _day(gettext_lazy("신청 시작"), WHOLE_DAY)
    apply_until = _day(gettext_lazy("신청 마감"), BEFORE)
    draw_from = _day(
        gettext_lazy("공개 번호가 나오는 날"),
        gettext_lazy("이날 0시 전에 명단을 굳혀야 합니다."),
    )
    results_on = _day(gettext_lazy("결과를 알리는 날"))
    use_until_on = _day(gettext_lazy("포인트 기한"), gettext_lazy("이날 전날까지 쓸 수 있습니다."))

    def clean_code(self) -> str:
        """Small letters only."""
        code: str = self.cleaned_data["code"]
        if code != code.lower() or "_" in code:
            raise forms.ValidationError(_("영어 작은 글자와 숫자, 붙임표만 적어 주세요."))
        return code

    def plan(self) -> services.Plan:
        """The decision; only after the form is valid."""
        said = self.cleaned_data
        return services.Plan(
            code=said["code"],
            name_ko=said["name_ko"],
            name_en=said["name_en"],
            people=said["people"],
            apply_from_at=midnight(said["apply_from"]),
            apply_until_at=midnight(said["apply_until"]),
            draw_from_at=midnight(said["draw_from"]),
            results_on=said["results_on"],
            use_until_on=said["use_until_on"],
        )


@require_safe
@role_required(Role.COUNSELLOR, Role.MANAGER)
def overview(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every round with its money and what waits."""
    found = rounds.phases(timezone.now())
    money = budget.budgets([one for one, _phase in found])
    numbers = rounds.handed_in([one for one, _phase in found])
    context = {
        "membership": membership,
        "manager": membership.role == Role.MANAGER,
        "rounds": [
            (one, phase, money[one.pk], *numbers.get(one.pk, (0, 0))) for one, phase in found
        ],
    }
    return render(request, "staff/scholarship/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.MANAGER)
def new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Open a round: it is public at once, its money is in the books, its draw is sealed."""
    held, now = terms(), timezone.now()
    if held is None:
        raise Http404
    form = RoundForm(posted(request))
    if request.method == "POST" and form.is_valid():
        plan = form.plan()
        on = timezone.localdate(plan.apply_from_at)
        try:
            made = services.open_round(
                plan=plan, terms=held.for_round(on), by=membership.user, at=now
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("회차를 열었습니다. 지금부터 누구나 볼 수 있습니다."))
            return redirect("scholarship_round", code=made.code)
    today = timezone.localdate(now)
    context = {"membership": membership, "form": form, "each": held.each_points(today)}
    status = 422 if form.errors else 200
    return render(request, "staff/scholarship/new.html", context, status=status)


@require_safe
@role_required(Role.COUNSELLOR, Role.MANAGER)
def queue(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """The applications of a round without names, by state; those to check first."""
    one = round_or_404(code)
    state = request.GET.get("state", "")
    rows = office.queue_of(one, state=state if state in ApplicationState.values else "")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    counts = rounds.counts_of(one)
    context = {
        "membership": membership,
        "manager": membership.role == Role.MANAGER,
        "round": one,
        "phase": rounds.phase_of(one, timezone.now()),
        "budget": budget.budget_of(one),
        "counts": [
            (value, label, counts[value])
            for value, label in ApplicationState.choices
            if value in counts
        ],
        "whole": sum(counts.values()),
        "state": state,
        "page": page,
        "lines": office.lines(list(page)),
    }
    return render(request, "staff/scholarship/queue.html", context)


@require_safe
@role_required(Role.MANAGER)
def export(request: HttpRequest, membership: Membership, code: str) -> HttpResponseBase:
    """Every application of the round as CSV, without names and facts."""
    one = round_or_404(code)
    services.note_export(round_id=one.pk, by=membership.user, at=timezone.now())
    response = StreamingHttpResponse(
        csv_lines(COLUMNS, _cells(one)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="scholarship-{one.code}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def midnight(day: date) -> datetime:
    """The beginning of the day on the city's clock."""
    return datetime.combine(day, time(), timezone.get_default_timezone())


def round_or_404(code: str) -> Round:
    """A public round by its address."""
    found = rounds.round_with(code)
    if found is None:
        raise Http404
    return found


def _cells(one: Round) -> Iterator[tuple[object, ...]]:
    for line in office.lines(list(office.queue_of(one))):
        row = line.application
        yield (
            row.token,
            row.state,
            row.submitted_at.isoformat() if row.submitted_at else "",
            line.income,
            line.double,
            row.score,
            row.rank,
        )
