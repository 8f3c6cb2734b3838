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
from naru.lessons.queries.standing import outlooks_of
from naru.lessons.services import learning as services
from naru.web.acting import Acting, record_required
from naru.web.resident.learning import steps, wording


@require_safe
@record_required()
def overview(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Courses with lessons for which one has a seat: how far one is, what is missing, what next."""
    found = units.courses_of(acting.resident)
    begun = {one.pk: one for one in units.begun_of(acting.resident)}
    known = outlooks_of(list(begun.values()))
    context = {
        "begun": [
            {
                "mine": one,
                "known": known[one.learning.pk],
                "missing": wording.missing(known[one.learning.pk]),
                "step": steps.next_step(begun[one.learning.pk], known[one.learning.pk]),
            }
            for one in found
            if one.learning is not None
        ],
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
