"""A round's budget, as the manager changes it: for how many people, and why."""

import json

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
from naru.audit.queries import Wanted, lines
from naru.core.refusals import Refusal
from naru.scholarships.queries import budget, rounds
from naru.scholarships.services import rounds as services
from naru.web.access import posted, role_required
from naru.web.staff.scholarship.rounds import round_or_404

SHOWN = 20
"""So many of the latest changes are listed; the trail has all of them."""


class BudgetForm(forms.Form):
    """The budget as people, and the reason that goes into the trail."""

    people = forms.IntegerField(
        label=gettext_lazy("모두 몇 명에게 줄까요?"),
        help_text=gettext_lazy("이미 받은 사람도 함께 셉니다."),
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("사람 수를 적어 주세요."),
            "invalid": gettext_lazy("사람 수를 숫자로 적어 주세요."),
        },
    )
    words = forms.CharField(
        label=gettext_lazy("바꾸는 까닭"),
        help_text=gettext_lazy("감사 기록에 남습니다. 예: 추가경정예산으로 100명분 늘림"),
        max_length=services.LONGEST,
        error_messages={"required": gettext_lazy("예산을 바꾸는 까닭을 적어 주세요.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.MANAGER)
def budget_of(request: HttpRequest, membership: Membership, code: str) -> HttpResponse:
    """Show the money, what was given already and earlier changes; change it with a reason."""
    one = round_or_404(code)
    form = BudgetForm(posted(request), initial={"people": one.people})
    if request.method == "POST" and form.is_valid():
        try:
            services.set_people(
                round_id=one.pk, **form.cleaned_data, by=membership.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("예산을 바꾸었습니다. 공개된 회차에도 바로 보입니다."))
            return redirect("scholarship_round", code=code)
    changes = lines(
        Wanted(
            action="scholarship.budget_set",
            subject_type="scholarship_round",
            subject_id=str(one.public_id),
        )
    )
    context = {
        "membership": membership,
        "round": one,
        "form": form,
        "budget": budget.budget_of(one),
        "given": rounds.granted(one),
        "changes": [(link.entry.at, json.loads(link.entry.details)) for link in changes[:SHOWN]],
    }
    status = 422 if form.errors else 200
    return render(request, "staff/scholarship/budget.html", context, status=status)
