"""A provider's questions and exam: written, looked at, put in order, all in the draft."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.languages import in_reader_language
from naru.lessons.queries import authoring
from naru.lessons.queries.authoring import Desk
from naru.lessons.rules import quizzing
from naru.lessons.rules.marking import Kind
from naru.lessons.rules.questions import Question, Quiz
from naru.web.access import posted, role_required
from naru.web.provider.drafting import MOVES, draft_seen, write
from naru.web.provider.forms.quiz import (
    FORM_OF,
    KINDS,
    MOST,
    ROOM,
    ExamForm,
    QuestionForm,
    start_of,
)
from naru.web.provider.loading import own_course_of
from naru.web.resident.learning.asking import asked, right_words

READ_AND_WRITE = ["GET", "HEAD", "POST"]
CODE = 8
SHOWN = "preview"
"""The seed by which a preview shuffles."""
USUAL = {"minutes": 20, "attempts": 3}


@require_safe
@role_required(Role.PROVIDER)
def quiz(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """All questions in order, and how the exam draws from them."""
    course = own_course_of(membership, public_id)
    desk = authoring.desk_of(course)
    found = Quiz.of(desk.content.quiz)
    titles = {one.code: one for one in desk.content.lessons}
    context = {
        "membership": membership,
        "course": course,
        "desk": desk,
        "exam": found.exam,
        "pool": len(found.pool),
        "kinds": [(kind.value, label) for kind, label in KINDS.items()],
        "rows": [
            {
                "question": one,
                "words": in_reader_language(*one.ask),
                "kind": KINDS[one.key.kind],
                "lesson": in_reader_language(
                    titles[one.lesson].title_ko, titles[one.lesson].title_en
                ),
            }
            for one in found.questions
        ],
    }
    return render(request, "provider/quiz/overview.html", context)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def question(
    request: HttpRequest, membership: Membership, public_id: UUID, code: str = "", kind: str = ""
) -> HttpResponse:
    """Write a question, see it as learners do, keep it in the draft."""
    course = own_course_of(membership, public_id)
    desk = authoring.desk_of(course)
    known = quizzing.question_of(desk.content, code) if code else None
    told = known["kind"] if known else kind
    if not desk.content.lessons or (code and known is None) or told not in list(Kind):
        raise Http404
    form = _form(request, desk, Kind(told), known)
    seen = draft_seen(request, desk)
    context: dict[str, Any] = {"membership": membership, "course": course, "seen": seen}
    context |= {"known": known, "kind_label": KINDS[Kind(told)]}
    say = request.POST.get("say")
    if request.method == "POST" and say != "more" and form.is_valid():
        written = form.question(code or f"q-{uuid4().hex[:CODE]}")
        if say != "look":
            document = quizzing.written(desk.content, written)
            if write(request, membership, course, document, seen):
                messages.success(
                    request, _("초안에 저장했습니다. 공개하기 전에는 우리 기관만 봅니다.")
                )
                return redirect("provider_quiz", public_id=public_id)
        context |= _shown(written)
    elif known is not None and request.method != "POST":
        context |= _shown(known)
    context |= {"form": form, "may_grow": hasattr(form, "filled") and form.rows < MOST}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "provider/quiz/question.html", context, status=status)


@require_POST
@role_required(Role.PROVIDER)
def question_order(
    request: HttpRequest, membership: Membership, public_id: UUID, code: str
) -> HttpResponse:
    """Put a question earlier or later, or take it out of the draft."""
    course = own_course_of(membership, public_id)
    desk = authoring.desk_of(course)
    if quizzing.question_of(desk.content, code) is None:
        raise Http404
    say = request.POST.get("say", "")
    if say in MOVES:
        document = quizzing.moved(desk.content, code, by=MOVES[say])
    else:
        document = quizzing.without(desk.content, code)
    write(request, membership, course, document, desk.seen)
    return redirect("provider_quiz", public_id=public_id)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def exam(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Minutes, attempts and how many questions are drawn; or no exam at all."""
    course = own_course_of(membership, public_id)
    desk = authoring.desk_of(course)
    pool = quizzing.pool_of(desk.content)
    known = desk.content.quiz["exam"] if desk.content.quiz else None
    none = request.POST.get("say") == "none"
    form = ExamForm(
        None if none else posted(request), initial=known or {**USUAL, "draw": pool}, pool=pool
    )
    seen = draft_seen(request, desk)
    if none or (request.method == "POST" and form.is_valid()):
        document = quizzing.with_exam(desk.content, None if none else form.cleaned_data)
        if write(request, membership, course, document, seen):
            messages.success(
                request, _("시험을 빼 두었습니다.") if none else _("시험을 정했습니다.")
            )
            return redirect("provider_quiz", public_id=public_id)
    context = {"membership": membership, "course": course, "form": form, "seen": seen}
    context |= {"pool": pool, "known": known}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "provider/quiz/exam.html", context, status=status)


def _form(
    request: HttpRequest, desk: Desk, kind: Kind, known: dict[str, Any] | None
) -> QuestionForm:
    """As it was sent; unbound, with everything that was typed, if only more rows are wanted."""
    make = FORM_OF[kind]
    if request.method != "POST":
        start = start_of(known) if known else {}
        return make(
            initial=start, document=desk.content, rows=len(known["options"]) if known else 0
        )
    rows = sum(name.startswith("ko_") for name in request.POST)
    form = make(request.POST, document=desk.content, rows=rows)
    if request.POST.get("say") == "more":
        return make(initial=form.typed(), document=desk.content, rows=rows + ROOM)
    return form


def _shown(told: dict[str, Any]) -> dict[str, Any]:
    """The question as the exam asks it and as a review explains it."""
    one = Question.of(told)
    return {
        "one": asked(one, number=1, seed=SHOWN),
        "right": right_words(one),
        "why": in_reader_language(*one.why),
    }
