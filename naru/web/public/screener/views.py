"""The screener: start, one question a page, the result, a copy for the desk, forgetting it all."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.languages import reader_language
from naru.policies.rules import asking
from naru.policies.rules.facts import FACTS, BadFacts, checked, from_answers
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.wording import question
from naru.programmes import queries as programmes
from naru.residents import queries as residents
from naru.residents.enums import Fact, RecordPage
from naru.residents.facts import BY_FACT
from naru.residents.queries import KnownFact
from naru.scholarships.queries import rounds
from naru.web.access import posted, user_of
from naru.web.acting import ACTING, record_at_hand
from naru.web.public.screener import case as cases
from naru.web.public.screener import telling
from naru.web.public.screener.case import Case
from naru.web.public.screener.form import QuestionForm

READ_AND_WRITE = ["GET", "HEAD", "POST"]
NAMES_SHOWN = 5


@login_not_required
@require_http_methods(READ_AND_WRITE)
def check(request: HttpRequest, code: str = "") -> HttpResponse:
    """What it is, what is known already; a POST begins, or goes on with what was answered."""
    programme = programmes.by_code().get(code) if code else None
    if code and programme is None:
        raise Http404
    book, today = cases.book(), timezone.localdate()
    begun = cases.kept(request)
    known = _known(request, Case(programme=code), book, today)
    if request.method == "POST":
        case = begun if begun and "again" not in request.POST else Case()
        case.programme = code
        _take_over(case, known, request.POST.getlist("fact"), book, today)
        cases.keep(request, case)
        return _onward(case, book, today)
    fresh = Case(programme=code)
    context = {
        "programme": programme,
        "begun": bool(begun and begun.asked),
        "known": known,
        "left": fresh.questions_left(book, today),
        "count": len(fresh.policies(book)),
    }
    return render(request, "public/screener/start.html", context)


@login_not_required
@require_http_methods(READ_AND_WRITE)
def ask(request: HttpRequest, fact: str) -> HttpResponse:
    """One question; it may be skipped, and answered again at any time."""
    if fact not in FACTS:
        raise Http404
    case = cases.kept(request)
    if case is None:
        return redirect("check")
    book, today = cases.book(), timezone.localdate()
    if "skip" in request.POST:
        case.skip(fact)
        cases.keep(request, case)
        return _onward(case, book, today, result="result" in request.POST)
    form = QuestionForm(fact, book, posted(request), others=case.answers, today=today)
    if request.method == "POST" and form.is_valid():
        case.answer(fact, form.value)
        cases.keep(request, case)
        return _onward(case, book, today, result="result" in request.POST)
    context = {
        "form": form,
        "case": case,
        "to_result": "result" in (request.POST or request.GET),
        "definition": BY_FACT[Fact(fact)],
        "left": case.questions_left(book, today),
        "before": case.before(fact),
        **_decides(case, fact, book, today),
    }
    status = 422 if form.errors else 200
    return render(request, "public/screener/question.html", context, status=status)


@login_not_required
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """Every programme's answer with its reasons and what to do next."""
    return _told(request, "public/screener/result.html")


@login_not_required
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The same on one short sheet, to take to a desk."""
    return _told(request, "public/screener/paper.html")


@login_not_required
@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Forget every answer at once."""
    cases.clear(request)
    messages.success(request, _("답을 모두 지웠습니다."))
    return redirect("check")


def _told(request: HttpRequest, template: str) -> HttpResponse:
    case = cases.kept(request)
    if case is None:
        return redirect("check")
    now, book = timezone.now(), cases.book()
    today, policies = timezone.localdate(now), case.policies(book)
    open_now = rounds.open_rounds(now, policies=[one.id for one in policies])
    parts = telling.result(book, policies, case.facts, today, open_now)
    programme = programmes.by_code().get(case.programme) if case.programme else None
    context = {
        "case": case,
        "parts": parts,
        "programme": programme,
        "answered": telling.answered(book, case.facts),
        "skipped": [
            telling.Question(name, question(name, book, reader_language())) for name in case.skipped
        ],
        "next": case.next_question(book, today),
        "today": today,
        "pack": book.digest[:12],
        "savable": _has_record(request),
    }
    return render(request, template, context)


def _onward(case: Case, book: Rulebook, today: date, *, result: bool = False) -> HttpResponse:
    """To the next question worth asking, or to the result."""
    following = None if result else case.next_question(book, today)
    return redirect("check_question", fact=following) if following else redirect("check_result")


def _has_record(request: HttpRequest) -> bool:
    """Whether there is a record to keep answers in: visitors are led to log in first.

    Staff who ask the questions for a visitor have none of their own, unless they act for one.
    """
    if not request.user.is_authenticated or ACTING in request.session:
        return True
    return residents.resident_of(user_of(request)) is not None


def _known(request: HttpRequest, case: Case, book: Rulebook, today: date) -> list[KnownFact]:
    """What the record at hand says of the facts that matter here."""
    acting = record_at_hand(request, RecordPage.HELP_CHECK)
    if acting is None:
        return []
    matters = asking.open_questions(case.policies(book), {}, today)
    return [
        one
        for one in residents.facts_of(acting.resident)
        if one.answer is not None and one.definition.fact in matters
    ]


def _take_over(
    case: Case, known: list[KnownFact], confirmed: list[str], book: Rulebook, today: date
) -> None:
    """Answer the questions whose kept answers were confirmed; one that cannot be true is asked."""
    for one in known:
        name = one.definition.fact.value
        if one.answer is None or name not in confirmed:
            continue
        try:
            checked(
                from_answers({**case.answers, name: one.answer.value}),
                on=today,
                schemes=book.scheme_names,
            )
        except BadFacts:
            continue
        case.answer(name, one.answer.value)


def _decides(case: Case, fact: str, book: Rulebook, today: date) -> dict[str, Any]:
    """Which programmes the answer can still decide, by name."""
    others = {name: value for name, value in case.facts.items() if name != fact}
    waiting = asking.waiting_for(case.policies(book), others, today, fact)
    named = programmes.by_code()
    names = [
        telling.said(one.title) or named[one.programme].name
        for one in waiting
        if one.programme in named
    ]
    return {"names": names[:NAMES_SHOWN], "more": max(0, len(names) - NAMES_SHOWN)}
