"""/staff/mentoring/: what is owed to people, mentors with places, absences and substitutes."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.counselling.models import Mentor
from naru.counselling.pack import terms_at
from naru.counselling.queries import mentors, owners
from naru.counselling.services import cohorts
from naru.counselling.services import mentors as office
from naru.web.access import posted, role_required
from naru.web.mentor.words import described

MOST = 100


class AwayForm(forms.Form):
    """When a mentor is away, and who stands in."""

    from_on = forms.DateField(
        label=gettext_lazy("떠나는 날"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("날을 적어 주세요.")},
    )
    to_on = forms.DateField(
        label=gettext_lazy("돌아오는 날"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("날을 적어 주세요.")},
    )
    substitute = forms.ChoiceField(label=gettext_lazy("대신할 멘토"), required=False)

    def __init__(self, *args: Any, others: list[Mentor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.public_id), one.user.name) for one in others]
        self.fields["substitute"].choices = [("", _("없음")), *named]  # type: ignore[attr-defined]


class CapacityForm(forms.Form):
    """How many people a mentor looks after."""

    capacity = forms.IntegerField(
        label=gettext_lazy("맡을 자리"), min_value=0, max_value=200,
        error_messages={"required": gettext_lazy("숫자를 적어 주세요.")},
    )  # fmt: skip


@require_safe
@role_required(Role.COUNSELLOR, Role.MANAGER)
def overview(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Open requests with owner and day, and every mentor's places; nobody's name who asks."""
    today = timezone.localdate()
    owed = list(owners.all_owed()[:MOST])
    everybody = mentors.mentors()
    context = {
        "membership": membership,
        "rows": [{"one": one, "late": one.due_on < today} for one in owed],
        "mentors": everybody,
        "places": sum(one.capacity for one in everybody),
        "taken": sum(one.taken for one in everybody),
    }
    return render(request, "staff/mentoring/overview.html", context)


@require_POST
@role_required(Role.COUNSELLOR, Role.MANAGER)
def assign(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Recommend a mentor to everybody who waits."""
    cohorts.ask(by=membership.user, at=timezone.now())
    messages.success(request, _("기다리는 분 모두에게 맞는 멘토를 찾고 있습니다."))
    return redirect("mentoring_office")


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COUNSELLOR, Role.MANAGER)
def mentor(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """One mentor: places, and being away with whoever stands in."""
    one = mentors.mentor_with(public_id)
    if one is None:
        raise Http404
    data = posted(request)
    sized = data is not None and "capacity" in data
    others = [other for other in mentors.mentors() if other.pk != one.pk]
    capacity = CapacityForm(data if sized else None, initial={"capacity": one.capacity})
    away = AwayForm(None if sized else data, others=others)
    if data is not None and _saved(one, capacity if sized else away, membership, others):
        messages.success(request, _("적어 두었습니다."))
        return redirect("mentoring_mentor", public_id=public_id)
    context = {
        "membership": membership,
        "mentor": one,
        "said": described(one),
        "capacity": capacity,
        "away": away,
        "absences": mentors.absences_of(one, since=timezone.localdate()),
    }
    status = 422 if capacity.errors or away.errors else 200
    return render(request, "staff/mentoring/mentor.html", context, status=status)


def _saved(one: Mentor, form: forms.Form, membership: Membership, others: list[Mentor]) -> bool:
    if not form.is_valid():
        return False
    now, told = timezone.now(), form.cleaned_data
    try:
        if isinstance(form, CapacityForm):
            office.set_capacity(
                mentor_id=one.pk, capacity=told["capacity"], by=membership.user, at=now
            )
        else:
            stands_in = {str(other.public_id): other for other in others}
            office.set_away(
                mentor_id=one.pk,
                from_on=told["from_on"],
                to_on=told["to_on"],
                substitute=stands_in.get(told["substitute"]),
                by=membership.user,
                terms=terms_at(now),
                at=now,
            )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
