"""/me/learning/<course>/<lesson>/: one lesson, and the files of lessons."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from naru.lessons.queries import units
from naru.web.acting import Acting, record_required
from naru.web.lesson_pages import shown
from naru.web.media_files import media_response
from naru.web.resident.learning import beside
from naru.web.resident.learning.course import learning_or_404

NOBODY = UUID(int=0)


@require_safe
@record_required()
def lesson(request: HttpRequest, acting: Acting, public_id: UUID, code: str) -> HttpResponse:
    """Text, video, captions, transcript, files and exercise of one lesson."""
    learning = learning_or_404(acting.resident, public_id)
    content = learning.version.content
    found = content.lesson(code)
    if found is None:
        raise Http404
    at = content.codes.index(code)
    files = reverse("learning_file", args=[NOBODY]).removesuffix(f"{NOBODY}/")
    context = {
        "learning": learning,
        "course": learning.version.package.course,
        "lesson": found,
        "number": at + 1,
        "count": len(content.lessons),
        "before": content.lessons[at - 1] if at else None,
        "after": content.lessons[at + 1] if at + 1 < len(content.lessons) else None,
        "shown": shown(found, units.media_of(learning.version), request, at=files),
        "q": request.GET.get("q", "").strip()[:60],
        **beside.of_lesson(request, learning, found),
    }
    return render(request, "resident/learning/lesson.html", context)


@require_safe
@record_required()
def file(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponseBase:
    """A file of a course that one learns."""
    media = units.may_load(acting.resident, public_id)
    if media is None:
        raise Http404
    return media_response(request, media)
