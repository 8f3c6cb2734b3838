"""/me/plan/why/: why a course that the person names is not in their route."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from naru.catalogue.models import Course
from naru.core.languages import in_reader_language
from naru.core.refusals import Refusal
from naru.planning.queries.doubts import course_with, courses_named, doubt_of
from naru.planning.queries.mine import plan_of
from naru.planning.services.doubting import doubt
from naru.residents.enums import RecordPage
from naru.web.acting import Acting, record_required
from naru.web.resident.planning.why_not import told_why


@require_safe
@record_required(RecordPage.HELP_PLAN)
def courses(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Name a course by words of its title."""
    plan = plan_of(acting.resident)
    if plan is None or plan.is_waiting:
        return redirect("my_plan")
    words = request.GET.get("q", "")[:100]
    found = [(one, _title(one)) for one in courses_named(words)]
    context = {"acting": acting, "q": words, "found": found}
    return render(request, "resident/planning/why_courses.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_PLAN)
def course(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Why this one is not in the route; a POST asks the planner."""
    one = course_with(public_id)
    if one is None:
        raise Http404
    plan = plan_of(acting.resident)
    if request.method == "POST":
        try:
            doubt(resident=acting.resident, course=one, by=acting.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("plan_why", public_id=public_id)
    asked = doubt_of(plan, one) if plan else None
    context = {
        "acting": acting,
        "course": one,
        "title": _title(one),
        "plan": plan,
        "asked": asked,
        "told": told_why(asked, plan) if asked and plan and asked.answer else None,
    }
    return render(request, "resident/planning/why.html", context)


def _title(one: Course) -> str:
    return in_reader_language(one.title, one.title_en)
