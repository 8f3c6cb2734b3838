"""The exam of a course: what it is, sitting it on one page or question by question, the review."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.languages import in_reader_language
from naru.core.refusals import Refusal
from naru.flows.complete_course import hand_in_exam
from naru.lessons.models import Attempt, Learning
from naru.lessons.queries.standing import outlook_of
from naru.lessons.queries.units import learning_of
from naru.lessons.rules.marking import NOTHING
from naru.lessons.rules.questions import Question, Quiz
from naru.lessons.rules.timing import EXTENSIONS
from naru.lessons.services import attempts, extending
from naru.lessons.services.attempts import Told
from naru.spaces.queries import benches
from naru.web.acting import Acting, record_required
from naru.web.resident.learning import asking, wording
from naru.web.resident.spaces.practise import practise


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def exam(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """What the exam is and whether it is open; a POST begins an attempt, goes on with it,
    or asks for more time."""
    learning, now = _learning(acting, public_id), timezone.now()
    if request.method == "POST" and "longer" in request.POST:
        return _ask_longer(request, acting, learning)
    if request.method == "POST":
        try:
            attempt = attempts.begin(learning_id=learning.pk, by=acting.user, at=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("my_exam", public_id=public_id)
        return redirect("my_attempt", public_id=attempt.public_id)
    known = outlook_of(learning)
    sits, extra = known.quiz.exam, attempts.extra_percent(learning.pk)
    context = {
        "learning": learning,
        "course": learning.version.package.course,
        "known": known,
        "asked": min(sits.draw, len(known.quiz.pool)) if sits else 0,
        "minutes": sits.minutes * (100 + extra) // 100 if sits else 0,
        "extra": extra,
        "asked_longer": extending.asked_percent(learning.pk),
        "longer": [one for one in EXTENSIONS if one > extra],
        "sat": [one for one in known.attempts if one.handed_in_at is not None],
        "told": wording.told(known),
        "rule_words": wording.rule_words(known.rule),
    }
    return render(request, "resident/learning/exam.html", context)


def _ask_longer(request: HttpRequest, acting: Acting, learning: Learning) -> HttpResponse:
    told = request.POST.get("percent", "")
    percent = int(told) if told.isascii() and told.isdecimal() and len(told) <= len("100") else 0
    try:
        extending.ask(learning_id=learning.pk, percent=percent, by=acting.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("교육기관에 부탁했습니다. 답이 오면 알림과 이메일로 알려 드립니다.")
        )
    return redirect("my_exam", public_id=learning.public_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@record_required()
def attempt(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """The questions, all at once or (`?one=`) one a page; a POST keeps answers, or hands in."""
    sat = _attempt(acting, public_id)
    if sat.handed_in_at is not None:
        return redirect("my_review", public_id=public_id)
    questions = _questions(sat)
    if request.method == "POST":
        return _told(request, acting, sat, questions)
    now = timezone.now()
    given = {one.question: one for one in sat.answers.all()}
    shown = [
        asking.asked(
            one,
            number=number,
            seed=sat.seed,
            given=given[one.code].given if one.code in given else None,
            step=given[one.code].step if one.code in given else 0,
        )
        for number, one in enumerate(questions, 1)
    ]
    one = _number(request.GET.get("one", ""), len(shown))
    context = {
        "attempt": sat,
        "course": sat.version.package.course,
        "shown": [shown[one - 1]] if one else shown,
        "all": shown,
        "one": one,
        "step": max((each.step for each in given.values()), default=0),
        "is_last": one == len(shown),
        "now_ms": int(now.timestamp() * 1000),
        "left": sum(not each.answered for each in shown),
        "sure": request.GET.get("sure") == "1",
        "is_over": not sat.limit.takes(at=now),
        "left_s": int(sat.limit.left(at=now).total_seconds()),
    }
    return render(request, "resident/learning/attempt.html", context)


@never_cache
@require_POST
@record_required()
def keep(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Answers that a page keeps as they are given; sent twice or late they are kept once. The time
    left is told with it, as the provider may have given more meanwhile.
    """
    sat = _attempt(acting, public_id)
    questions = _questions(sat)
    found, _unclear = asking.answers_in(request.POST, questions)
    step = request.POST.get("step", "")
    number = int(step) if step.isascii() and step.isdecimal() and len(step) <= len("9" * 15) else 0
    try:
        kept = attempts.answer(
            attempt_id=sat.pk,
            told={code: Told(value, number) for code, value in found.items()},
            at=timezone.now(),
        )
    except Refusal as refusal:
        return JsonResponse({"why": str(refusal)}, status=409)
    left = sat.limit.left(at=timezone.now())
    return JsonResponse({"kept": kept, "left_s": int(left.total_seconds())})


@never_cache
@require_safe
@record_required()
def review(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """What was right and why. What would have been right is shown once no attempt is left that
    it would help: when the exam is passed, or when all attempts are used.
    """
    sat = _attempt(acting, public_id)
    if sat.handed_in_at is None:
        return redirect("my_attempt", public_id=public_id)
    known = outlook_of(sat.learning)
    open_up = known.passed or not known.attempts_left
    given = {one.question: one for one in sat.answers.all()}
    titles = {
        one.code: in_reader_language(one.title_ko, one.title_en)
        for one in sat.version.content.lessons
    }
    rows = [
        {
            "number": number,
            "words": in_reader_language(*one.ask),
            "given": asking.given_words(one, given[one.code].given) if one.code in given else "",
            "right": one.code in given and given[one.code].right,
            "answer": asking.right_words(one) if open_up else "",
            "why": in_reader_language(*one.why) if open_up else "",
            "lesson": one.lesson,
            "lesson_title": titles.get(one.lesson, ""),
        }
        for number, one in enumerate(_questions(sat), 1)
    ]
    now = timezone.now()
    enough = known.rule.exam_mark is None or (sat.mark or 0) >= known.rule.exam_mark
    names = [one.name for one in sat.version.package.course.skills.all()] if enough else []
    context = {
        "practise": practise(acting.resident, benches.taught_as(names), at=now),
        "attempt": sat,
        "learning": sat.learning,
        "course": sat.version.package.course,
        "known": known,
        "rows": rows,
        "open_up": open_up,
        "asked": len(sat.questions),
        "enough": enough,
        "told": wording.told(known),
    }
    return render(request, "resident/learning/review.html", context)


def _told(
    request: HttpRequest, acting: Acting, sat: Attempt, questions: list[Question]
) -> HttpResponse:
    """What the form says: keep and go on, or keep and hand in."""
    found, unclear = asking.answers_in(request.POST, questions)
    told = {code: Told(value) for code, value in found.items()}
    go, now = request.POST.get("go", ""), timezone.now()
    kept = {one.question: one.given for one in sat.answers.all()} | found
    answered = sum(one != NOTHING for one in kept.values())
    hands_in = go == "sure" or (go == "hand_in" and answered == len(questions) and not unclear)
    try:
        if hands_in or not sat.limit.takes(at=now):
            hand_in_exam(attempt_id=sat.pk, told=told, by=acting.user, at=now)
            return redirect("my_review", public_id=sat.public_id)
        attempts.answer(attempt_id=sat.pk, told=told, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("my_attempt", public_id=sat.public_id)
    place = redirect("my_attempt", public_id=sat.public_id)
    if unclear:
        messages.error(request, _("차례를 정하는 물음에는 1부터 하나씩, 서로 다르게 골라 주세요."))
        return redirect(f"{place.url}?one={_place(unclear[0], questions)}")
    if go == "hand_in":
        left = len(questions) - answered
        messages.warning(
            request,
            ngettext(
                "아직 답하지 않은 물음이 {count}개 있습니다.",
                "아직 답하지 않은 물음이 {count}개 있습니다.",
                left,
            ).format(count=left),
        )
        return redirect(f"{place.url}?sure=1")
    if go.isascii() and go.isdecimal() and go:
        return redirect(f"{place.url}?one={_number(go, len(questions)) or 1}")
    messages.success(request, _("답을 담아 두었습니다. 아직 내지는 않았습니다."))
    return place


def _place(code: str, questions: list[Question]) -> int:
    return [one.code for one in questions].index(code) + 1


def _number(text: str, most: int) -> int:
    """A question's number from an address; 0 if it is none."""
    fits = text.isascii() and text.isdecimal() and len(text) <= len("999")
    return int(text) if fits and 1 <= int(text) <= most else 0


def _learning(acting: Acting, public_id: UUID) -> Learning:
    found = learning_of(acting.resident, public_id)
    if found is None:
        raise Http404
    return found


def _attempt(acting: Acting, public_id: UUID) -> Attempt:
    """One of the person's own."""
    whole = Attempt.objects.select_related(
        "version__package__course",
        "learning__version",
        "learning__application__intake__run__course",
    )
    found = whole.filter(learning__resident=acting.resident, public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _questions(sat: Attempt) -> list[Question]:
    """Those that were drawn, in their order."""
    quiz = Quiz.of(sat.version.content.quiz)
    found = [quiz.question(code) for code in sat.questions]
    return [one for one in found if one is not None]
