"""A provider's lessons: the draft and what is published, writing one lesson, its order."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.lessons.queries import authoring, units
from naru.lessons.queries.authoring import Desk
from naru.lessons.rules import editing
from naru.lessons.rules.document import Lesson
from naru.lessons.services import versions
from naru.web.access import posted, role_required
from naru.web.lesson_pages import shown
from naru.web.media_files import media_response
from naru.web.provider.drafting import MOVES, draft_seen, write
from naru.web.provider.forms.lessons import LessonForm
from naru.web.provider.loading import own_course_of

READ_AND_WRITE = ["GET", "HEAD", "POST"]
CODE = 8
NOBODY = UUID(int=0)


@require_safe
@role_required(Role.PROVIDER)
def overview(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """What is being written, what learners see, and on which version they are."""
    course = own_course_of(membership, public_id)
    desk = authoring.desk_of(course)
    context = {
        "membership": membership,
        "course": course,
        "desk": desk,
        "files": sorted(desk.content.media),
        "versions": authoring.published_of(course),
    }
    return render(request, "provider/lessons/overview.html", context)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def lesson(
    request: HttpRequest, membership: Membership, public_id: UUID, code: str = ""
) -> HttpResponse:
    """Write a lesson, look at it before it is kept, keep it in the draft."""
    course = own_course_of(membership, public_id)
    desk = authoring.desk_of(course)
    known = desk.content.lesson(code) if code else None
    if code and known is None:
        raise Http404
    start = vars(known) if known else {"minutes": 10}
    form = LessonForm(posted(request), initial=start, document=desk.content)
    seen = draft_seen(request, desk)
    context = {"membership": membership, "course": course, "form": form, "lesson": known}
    if request.method == "POST" and form.is_valid():
        written = form.lesson(
            code or uuid4().hex[:CODE], authoring.cues_of(desk, form.cleaned_data)
        )
        if request.POST.get("say") == "look":
            context |= {"shown": _shown(request, desk, written), "seen": seen}
            return render(request, "provider/lessons/lesson.html", context)
        document = editing.written(desk.content, written)
        if write(request, membership, course, document, seen):
            messages.success(request, _("초안에 저장했습니다. 공개하기 전에는 우리 기관만 봅니다."))
            return redirect("provider_lessons", public_id=public_id)
    context["seen"] = seen
    status = 422 if form.errors else 200
    return render(request, "provider/lessons/lesson.html", context, status=status)


@require_POST
@role_required(Role.PROVIDER)
def order(request: HttpRequest, membership: Membership, public_id: UUID, code: str) -> HttpResponse:
    """Put a lesson earlier or later, or take it out of the draft."""
    course = own_course_of(membership, public_id)
    desk = authoring.desk_of(course)
    if code not in desk.content.codes:
        raise Http404
    say = request.POST.get("say", "")
    if say in MOVES:
        document = editing.moved(desk.content, code, by=MOVES[say])
    else:
        document = editing.without(desk.content, code)
    write(request, membership, course, document, desk.seen)
    return redirect("provider_lessons", public_id=public_id)


@require_POST
@role_required(Role.PROVIDER)
def publish(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Show the draft to whoever begins from now on, or throw it away."""
    course, now = own_course_of(membership, public_id), timezone.now()
    drop = request.POST.get("say") == "drop"
    act = versions.drop_draft if drop else versions.publish
    told = (
        _("초안을 버렸습니다. 공개된 판은 그대로입니다.")
        if drop
        else _("공개했습니다. 지금부터 시작하는 사람은 이 판으로 배웁니다.")
    )
    try:
        act(course_id=course.pk, by=membership.user, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    return redirect("provider_lessons", public_id=public_id)


@require_safe
@role_required(Role.PROVIDER)
def file(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponseBase:
    """A file of an own course, for the preview."""
    media = units.own_media(membership.organisation, public_id)
    if media is None:
        raise Http404
    return media_response(request, media)


def _shown(request: HttpRequest, desk: Desk, written: Lesson) -> Any:
    files = reverse("provider_lesson_file", args=[NOBODY]).removesuffix(f"{NOBODY}/")
    return shown(written, desk.media, request, at=files)
