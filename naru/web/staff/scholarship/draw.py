"""The manager's way from the checked applications to the points: preview, freeze, draw, grant."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.languages import in_reader_language
from naru.core.lots import as_typed
from naru.core.refusals import Refusal
from naru.flows.begin_grants import begin_grants
from naru.policies.reading.book import rulebook
from naru.scholarships.models import Round
from naru.scholarships.queries import budget, rounds
from naru.scholarships.queries.deciding import ranking_of
from naru.scholarships.services import draws
from naru.web.access import role_required
from naru.web.staff.scholarship.rounds import midnight, round_or_404

SHOWN = 100
"""So many lines of the preview; the rest is in the file."""


class NumberForm(forms.Form):
    """The public number, twice: what is drawn stays drawn."""

    number = forms.CharField(
        label=gettext_lazy("공개 번호"),
        max_length=draws.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    again = forms.CharField(
        label=gettext_lazy("공개 번호를 한 번 더"),
        help_text=gettext_lazy("보고 옮긴 것이 맞는지 확인합니다. 추첨은 되돌릴 수 없습니다."),
        max_length=draws.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        given: dict[str, Any] = super().clean() or {}
        first, second = (as_typed(given.get(name, "")) for name in ("number", "again"))
        if first and second and first != second:
            self.add_error("again", _("두 번호가 다릅니다. 출처를 다시 보고 적어 주세요."))
        return given


class PostponeForm(forms.Form):
    """A later day for the public number."""

    draw_from = forms.DateField(
        label=gettext_lazy("공개 번호가 나오는 날을 뒤로 옮기기"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("날을 골라 주세요.")},
    )


@require_safe
@role_required(Role.MANAGER)
def ranking(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Who would come first, what was done, and the one thing that comes next."""
    one = round_or_404(code)
    return _page(request, membership, one, NumberForm(), PostponeForm())


@require_POST
@role_required(Role.MANAGER)
def freeze(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Fix the list with its points."""
    one = round_or_404(code)
    points = {row.application.pk: row.points for row in ranking_of(one, rulebook())}
    try:
        draws.freeze(round_id=one.pk, points=points, by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("명단을 굳혔습니다. 지문은 공개된 추첨 화면에 있습니다."))
    return redirect("scholarship_ranking", code=code)


@require_POST
@role_required(Role.MANAGER)
def postpone(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Wait for a later public number."""
    one, form = round_or_404(code), PostponeForm(request.POST)
    if not form.is_valid():
        return _page(request, membership, one, NumberForm(), form, status=422)
    begins = midnight(form.cleaned_data["draw_from"])
    try:
        draws.postpone(round_id=one.pk, draw_from_at=begins, by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("추첨하는 때를 뒤로 옮겼습니다. 공개된 화면도 바뀌었습니다."))
    return redirect("scholarship_ranking", code=code)


@require_POST
@role_required(Role.MANAGER)
def draw(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Draw with the public number."""
    one, form = round_or_404(code), NumberForm(request.POST)
    if not form.is_valid():
        return _page(request, membership, one, form, PostponeForm(), status=422)
    try:
        draws.draw(
            round_id=one.pk,
            public_number=form.cleaned_data["number"],
            by=membership.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("추첨했습니다. 비밀과 순위가 공개되었습니다."))
    return redirect("scholarship_ranking", code=code)


@require_POST
@role_required(Role.MANAGER)
def grant(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Let the points be given out in order."""
    one = round_or_404(code)
    try:
        begin_grants(round_id=one.pk, by=membership.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("지급을 시작했습니다. 한 사람씩 확인서와 알림이 나갑니다."))
    return redirect("scholarship_ranking", code=code)


def _page(
    request: HttpRequest,
    membership: Membership,
    one: Round,
    number: NumberForm,
    later: PostponeForm,
    *,
    status: int = 200,
) -> HttpResponse:
    drawn, now = rounds.draw_of(one), timezone.now()
    ranked, money = ranking_of(one, rulebook()), budget.budget_of(one)
    counts = rounds.counts_of(one)
    unchecked = counts["SUBMITTED"] + counts["MORE_ASKED"]
    closed = now >= one.apply_until_at
    enough = len(ranked) <= money.places
    context = {
        "membership": membership,
        "round": one,
        "draw": drawn,
        "budget": money,
        "ranked": [
            (row, [in_reader_language(c.ko, c.en) for c, holds in row.answers if holds])
            for row in ranked[:SHOWN]
        ],
        "eligible": len(ranked),
        "granted": counts["GRANTED"],
        "not_chosen": counts["NOT_CHOSEN"],
        "unchecked": unchecked,
        "closed": closed,
        "enough": enough,
        "number_is_due": now >= one.draw_from_at,
        "may_freeze": closed and not unchecked and drawn.frozen_at is None and not one.run_at,
        "may_grant": closed
        and not unchecked
        and not one.run_at
        and (drawn.drawn_at is not None or (enough and drawn.frozen_at is None)),
        "number_form": number,
        "later_form": later,
    }
    return render(request, "staff/scholarship/ranking.html", context, status=status)
