"""/staff/mentoring/: what is owed to people, mentors with their places and times."""

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
from naru.counselling.queries import hours as times
from naru.counselling.queries import mentors, owners
from naru.counselling.services import cohorts
from naru.counselling.services import mentors as office
from naru.web.access import posted, role_required
from naru.web.mentor.hours import Desk, kept, shown
from naru.web.mentor.words import absences, described, sought_in_words

MOST = 100


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
        "sought": sought_in_words(on=today),
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
    """One mentor: places, times and absences at a glance."""
    one = mentors.mentor_with(public_id)
    if one is None:
        raise Http404
    data = posted(request)
    capacity = CapacityForm(data, initial={"capacity": one.capacity})
    if data is not None and _sized(one, capacity, membership):
        messages.success(request, _("적어 두었습니다."))
        return redirect("mentoring_mentor", public_id=public_id)
    today = timezone.localdate()
    context = {
        "membership": membership,
        "mentor": one,
        "said": described(one),
        "capacity": capacity,
        "hours": [shown(row) for row in times.hours_of(one, on=today)],
        "absences": absences(one, since=today),
    }
    status = 422 if capacity.errors else 200
    return render(request, "staff/mentoring/mentor.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COUNSELLOR, Role.MANAGER)
def hours(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """When a mentor talks and when they are away, kept for them."""
    one = mentors.mentor_with(public_id)
    if one is None:
        raise Http404
    return kept(request, Desk(one, membership, request.path, own=False))


def _sized(one: Mentor, form: CapacityForm, membership: Membership) -> bool:
    if not form.is_valid():
        return False
    try:
        office.set_capacity(
            mentor_id=one.pk,
            capacity=form.cleaned_data["capacity"],
            by=membership.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error("capacity", str(refusal))
        return False
    return True
