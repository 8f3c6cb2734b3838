"""A provider's courses: the list, one course, writing it, showing it to residents or not."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.enums import CourseState
from naru.catalogue.queries import own
from naru.catalogue.queries.courses import preview_of
from naru.catalogue.services.own import courses as services
from naru.catalogue.services.own import holding
from naru.catalogue.services.own.courses import NumberTaken
from naru.catalogue.services.own.holding import EditedMeanwhile
from naru.enrolments.queries.calling_off import with_people
from naru.flows.take_back import PeopleStand, take_back_course
from naru.web.access import posted, role_required
from naru.web.provider.conflict import conflict_of
from naru.web.provider.forms.course import CourseForm
from naru.web.provider.loading import course_of, own_course_of, seen_in
from naru.web.public.courses.course import context_of

PAGE = 20
READ_AND_WRITE = ["GET", "HEAD", "POST"]


class FindForm(forms.Form):
    """Which courses to list; an unknown state lists all."""

    q = forms.CharField(label=gettext_lazy("제목이나 과정번호"), max_length=100, required=False)
    state = forms.ChoiceField(choices=CourseState.choices, required=False)


@require_safe
@role_required(Role.PROVIDER)
def overview(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every course of the provider, last changed first, by state and words."""
    form = FindForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data.get("state")
    state = CourseState(asked) if asked else None
    words = form.cleaned_data.get("q", "")
    found = own.courses(membership.organisation, state=state, words=words)
    counts = own.counts(membership.organisation)
    context = {
        "membership": membership,
        "form": FindForm({"q": words}),
        "q": words,
        "state": state,
        "states": counts.items(),
        "total": sum(counts.values()),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "provider/courses.html", context)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Write a course; it begins as a draft that nobody else sees."""
    form = CourseForm(posted(request), initial={"residence": "UNKNOWN"})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        provider = holding.open_workspace(
            organisation=membership.organisation, by=membership.user, at=now
        )
        try:
            course = services.make_course(
                provider_id=provider.pk,
                told=form.told(),
                number=form.cleaned_data["number"],
                by=membership.user,
                at=now,
            )
        except NumberTaken as refusal:
            form.add_error("number", str(refusal))
        else:
            messages.success(request, _("초안을 저장했습니다. 이어서 수업 날짜를 더해 주세요."))
            return redirect("provider_course", public_id=course.public_id)
    context = {"membership": membership, "form": form, "course": None}
    return render(request, "provider/course_form.html", context, status=422 if form.errors else 200)


@require_safe
@role_required(Role.PROVIDER)
def course(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """One course with its runs and what can be done with it."""
    found = course_of(membership, public_id)
    context = {
        "membership": membership,
        "course": found,
        "state": own.state_of(found),
        "STATE": CourseState,
        "runs": own.runs_of(found).select_related("intake"),
    }
    return render(request, "provider/course.html", context)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def edit(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Change a course; who saves second sees what the first saved, and keeps what they wrote."""
    kept = own_course_of(membership, public_id)
    form = CourseForm(posted(request), course=kept)
    seen = seen_in(request, kept.changed_at) if request.method == "POST" else kept.changed_at
    context = {"membership": membership, "form": form, "course": kept, "seen": seen}
    if request.method == "POST" and form.is_valid():
        told = form.told()
        try:
            services.change_course(
                course_id=kept.pk,
                told=told,
                number=form.cleaned_data["number"] or kept.number,
                seen=seen,
                by=membership.user,
                at=timezone.now(),
            )
        except EditedMeanwhile as refusal:
            now = own_course_of(membership, public_id)
            context |= {"seen": now.changed_at, "conflict": conflict_of(now, told)}
            form.add_error(None, str(refusal))
        except NumberTaken as refusal:
            form.add_error("number", str(refusal))
        else:
            messages.success(request, _("저장했습니다."))
            return redirect("provider_course", public_id=kept.public_id)
    return render(request, "provider/course_form.html", context, status=422 if form.errors else 200)


@require_safe
@role_required(Role.PROVIDER)
def preview(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The course as residents see it, or will see it once it is published."""
    now = timezone.now()
    found = course_of(membership, public_id)
    page = preview_of(found, on=timezone.localdate(now))
    address = request.build_absolute_uri(reverse("course", args=[public_id]))
    context = {
        **context_of(page, at=now, address=address),
        "state": own.state_of(found),
        "STATE": CourseState,
    }
    return render(request, "provider/preview.html", context)


@require_POST
@role_required(Role.PROVIDER)
def publish(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Show the course and its drafts of runs to residents."""
    found = own_course_of(membership, public_id)
    services.publish_course(course_id=found.pk, by=membership.user, at=timezone.now())
    messages.success(request, _("공개했습니다. 지금부터 찾는 분께 보입니다."))
    return redirect("provider_course", public_id=found.public_id)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def take_back(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Ask once more, then hide the course; it can be shown again."""
    found, now = own_course_of(membership, public_id), timezone.now()
    context: dict[str, Any] = {"membership": membership, "course": found}
    context["stand"] = with_people(
        list(found.runs.values_list("pk", flat=True)), on=timezone.localdate(now)
    )
    if request.method != "POST":
        return render(request, "provider/take_back.html", context)
    try:
        take_back_course(course_id=found.pk, by=membership.user, at=now)
    except PeopleStand:
        return render(request, "provider/take_back.html", context, status=409)
    messages.success(
        request, _("강좌를 내렸습니다. 기록은 남아 있고, 언제든지 다시 올릴 수 있습니다.")
    )
    return redirect("provider_course", public_id=found.public_id)
