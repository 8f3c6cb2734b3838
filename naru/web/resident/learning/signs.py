"""What a lesson's page tells while somebody learns: that it is looked at, that it is done, and
answers to its self-checks.
"""

from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naru.core.prepared import Condition
from naru.core.refusals import Refusal
from naru.flows.complete_course import finish_lesson
from naru.lessons.models import Learning
from naru.lessons.queries.standing import lessons_of
from naru.lessons.queries.units import learning_of
from naru.lessons.rules.progress import Lesson
from naru.lessons.rules.questions import Quiz
from naru.lessons.services import checks, watching
from naru.lessons.services.watching import Sign
from naru.web.acting import Acting, record_required
from naru.web.resident.learning.asking import answers_in

MOST = 10**6
"""Signs of one page, and seconds of one video: more are a mistake."""


class _Told(TypedDict):
    page: UUID
    number: int
    at: datetime
    place_s: int | None
    was_away: bool


@never_cache
@require_POST
@record_required()
def beat(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A sign of life: how long its lesson has been learnt, or 409 where another page counts."""
    return beaten(acting.resident.pk, request.POST)


def beaten(resident_id: int, told: QueryDict) -> HttpResponse:
    """What becomes of a sign of life of that person, however it came."""
    sign = _sign(told)
    if sign is None:
        return HttpResponseBadRequest()
    done = watching.beat(resident_id=resident_id, **sign)
    if done.time is None:
        return JsonResponse({"sign": done.sign.value}, status=409)
    return JsonResponse({"sign": done.sign.value, "seconds": _seconds(done.time)})


def counted(resident_id: int, told: QueryDict, still: Condition) -> HttpResponse | None:
    """The same for one that counts while the condition holds; None of any other."""
    sign = _sign(told)
    time = watching.count(resident_id=resident_id, still=still, **sign) if sign else None
    if time is None:
        return None
    return JsonResponse({"sign": Sign.COUNTED.value, "seconds": _seconds(time)})


@never_cache
@require_POST
@record_required()
def done(request: HttpRequest, acting: Acting, public_id: UUID, code: str) -> HttpResponse:
    """The lesson is done: on to the next one, or to the course where none is left."""
    learning = _learning(acting, public_id)
    one = _lesson(learning, code)
    try:
        completed = finish_lesson(learning=learning, lesson=one, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("learning_lesson", public_id=public_id, code=code)
    if completed is not None:
        messages.success(request, _("강좌를 모두 마쳤습니다. 축하합니다."))
        return redirect("learning_course", public_id=public_id)
    codes = [each.code for each in lessons_of(learning)]
    after = codes[codes.index(code) + 1 :]
    messages.success(request, _("다 본 것으로 적었습니다."))
    if after:
        return redirect("learning_lesson", public_id=public_id, code=after[0])
    return redirect("learning_course", public_id=public_id)


@never_cache
@require_POST
@record_required()
def check(request: HttpRequest, acting: Acting, public_id: UUID, code: str) -> HttpResponse:
    """The answer to one self-check, marked; back to its place on the lesson's page."""
    learning = _learning(acting, public_id)
    _lesson(learning, code)
    question = request.POST.get("question", "")
    quiz = Quiz.of(learning.version.content.quiz)
    asked = [one for one in quiz.checks(code) if one.code == question]
    found, _unclear = answers_in(request.POST, asked)
    try:
        checks.answer(
            learning=learning,
            lesson=code,
            question=question,
            told=found.get(question),
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    place = redirect("learning_lesson", public_id=public_id, code=code)
    return redirect(f"{place.url}#checks")


def _learning(acting: Acting, public_id: UUID) -> Learning:
    found = learning_of(acting.resident, public_id)
    if found is None:
        raise Http404
    return found


def _lesson(learning: Learning, code: str) -> Lesson:
    found = next((one for one in lessons_of(learning) if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _sign(told: QueryDict) -> _Told | None:
    """What a page says of itself; None if that is no sign of life."""
    page, number = _uuid(told.get("page", "")), _count(told.get("number", ""))
    if page is None or number is None:
        return None
    return {
        "page": page,
        "number": number,
        "at": timezone.now(),
        "place_s": _count(told.get("place", "")),
        "was_away": "away" in told,
    }


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _count(text: str) -> int | None:
    fits = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    return int(text) if fits and int(text) <= MOST else None


def _seconds(time: timedelta) -> int:
    return int(time.total_seconds())
