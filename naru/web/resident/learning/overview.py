"""/me/learning/: the courses that one may learn online, and beginning one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from naru.core.refusals import Refusal
from naru.lessons.pack import rule_for
from naru.lessons.queries import units
from naru.lessons.services import learning as services
from naru.web.acting import Acting, record_required


@require_safe
@record_required()
def overview(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Courses with lessons for which one has a seat."""
    found = units.courses_of(acting.resident)
    context = {
        "begun": [one for one in found if one.learning is not None],
        "new": [one for one in found if one.learning is None],
    }
    return render(request, "resident/learning/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def begin(request: HttpRequest, acting: Acting, seat_id: UUID) -> HttpResponse:
    """What a course holds before one begins; a POST begins and leads on to the first lesson."""
    mine = units.course_of(acting.resident, seat_id)
    if mine is None:
        raise Http404
    course = mine.seat.intake.run.course
    if request.method == "POST":
        now = timezone.now()
        rule = rule_for(mine.seat.intake.run, on=timezone.localdate(now)).record()
        try:
            made = services.begin(application_id=mine.seat.pk, rule=rule, by=acting.user, at=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("learning")
        first = made.version.content.codes[0]
        return redirect("learning_lesson", public_id=made.public_id, code=first)
    if mine.learning is not None:
        return redirect("learning_course", public_id=mine.learning.public_id)
    newest = units.newest(course.pk)
    if newest is None:
        raise Http404
    context = {"mine": mine, "course": course, "content": newest.content}
    return render(request, "resident/learning/begin.html", context)
