"""Applying, one thing a page, each saved on its own: consent, questions, papers, handing in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naru.core.languages import reader_language
from naru.core.refusals import Refusal
from naru.flows.begin_application import begin_application
from naru.flows.hand_in_application import hand_in_application
from naru.policies.reading.book import rulebook
from naru.policies.rules.facts import as_decided
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.verdicts import Answer, decide
from naru.policies.rules.wording import question, suggestion, told
from naru.residents import queries as residents
from naru.residents.enums import ConsentKind, Fact, Means, RecordPage
from naru.residents.facts import BY_FACT
from naru.residents.queries.answers import in_words
from naru.residents.services import answers, consents
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application
from naru.scholarships.queries import mine, rounds
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.public.screener.form import QuestionForm
from naru.web.resident.scholarship.steps import (
    QUESTIONS,
    SEND,
    draft_or_404,
    mine_or_404,
    needs_consent,
    onward,
    steps,
)

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_POST
@record_required(RecordPage.HELP_SCHOLARSHIP)
def begin(request: HttpRequest, acting: Acting, code: str) -> HttpResponse:
    """Begin in a round, or go on where one was."""
    found, now = rounds.round_with(code), timezone.now()
    if found is None:
        raise Http404
    try:
        one = begin_application(round_id=found.pk, resident=acting.resident, by=acting.user, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("scholarship", code=code)
    return redirect("application_next", public_id=one.public_id)


@require_http_methods(["GET", "HEAD"])
@record_required(RecordPage.HELP_SCHOLARSHIP)
def following(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """The page that comes next; for one that is handed in, what became of it."""
    one = mine_or_404(acting.resident, public_id)
    if one.state != ApplicationState.DRAFT:
        return redirect("application", public_id=public_id)
    return onward(one, rulebook(), timezone.localdate())


@require_http_methods(READ_AND_WRITE)
@record_required(RecordPage.HELP_SCHOLARSHIP)
def consent(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Read and agree that welfare facts are kept; only the person can."""
    one, now = draft_or_404(acting.resident, public_id), timezone.now()
    text = residents.consent_text(ConsentKind.SENSITIVE, on=timezone.localdate(now))
    if request.method == "POST" and acting.leave is None and text is not None:
        consents.give(
            resident_id=acting.resident.pk,
            kind=ConsentKind.SENSITIVE,
            means=Means.ONLINE,
            by=acting.user,
            at=now,
        )
        return redirect("application_next", public_id=public_id)
    context = {"acting": acting, "application": one, "text": text, **steps(QUESTIONS)}
    status = 409 if request.method == "POST" else 200
    return render(request, "resident/scholarship/consent.html", context, status=status)


@require_http_methods(READ_AND_WRITE)
@record_required(RecordPage.HELP_SCHOLARSHIP)
def ask(request: HttpRequest, acting: Acting, public_id: UUID, fact: str) -> HttpResponse:
    """One question, filled with what the record says; the answer is kept in the record."""
    one, now = draft_or_404(acting.resident, public_id), timezone.now()
    book, today = rulebook(), timezone.localdate(now)
    questions = mine.questions_of(one, book, today)
    if fact not in questions:
        raise Http404
    if needs_consent(one, book, today):
        return redirect("application_consent", public_id=public_id)
    others = residents.values_of(acting.resident)
    form = QuestionForm(fact, book, posted(request), others=others, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            answers.answer(
                resident_id=acting.resident.pk,
                fact=Fact(fact),
                value=form.value,
                by=acting.user,
                at=now,
            )
        except Refusal as refusal:
            form.add_error("answer", str(refusal))
        else:
            return redirect("application_next", public_id=public_id)
    context = {
        "acting": acting,
        "application": one,
        "form": form,
        "definition": BY_FACT[Fact(fact)],
        "number": questions.index(fact) + 1,
        "count": len(questions),
        **steps(QUESTIONS),
    }
    return render(
        request, "resident/scholarship/ask.html", context, status=422 if form.errors else 200
    )


@require_http_methods(READ_AND_WRITE)
@record_required(RecordPage.HELP_SCHOLARSHIP)
def confirm(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """Everything once more, what the rule says to it now, and handing in."""
    one, now = mine_or_404(acting.resident, public_id), timezone.now()
    problem = ""
    if request.method == "POST":
        try:
            done = hand_in_application(application=one, book=rulebook(), by=acting.user, at=now)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            if done.state == ApplicationState.SUBMITTED:
                messages.success(request, _("신청을 냈습니다. 받은 확인서는 아래에 있습니다."))
            return redirect("application", public_id=public_id)
    if one.state != ApplicationState.DRAFT:
        if problem:
            messages.warning(request, problem)
        return redirect("application", public_id=public_id)
    context = {"acting": acting, "application": one, "problem": problem, **steps(SEND)}
    context |= _case(one)
    status = 409 if problem else 200
    return render(request, "resident/scholarship/confirm.html", context, status=status)


def _case(one: Application) -> dict[str, Any]:
    """Answers, papers, and what the rule says to them today."""
    book, today, language = rulebook(), timezone.localdate(), reader_language()
    said = residents.values_of(one.resident)
    questions = mine.questions_of(one, book, today)
    policy = book.policies[one.round.policy]
    facts = as_decided({name: said[name] for name in questions if name in said})
    verdict = decide(policy, facts, today)
    papers = mine.papers_of(one)
    fails = verdict.answer is Answer.NO
    return {
        "answers": [
            (name, question(name, book, language), _words(name, said.get(name)))
            for name in questions
        ],
        "papers": papers,
        "missing": mine.missing_papers(one, papers),
        "unanswered": [name for name in questions if name not in said],
        "fails": fails,
        "reasons": [told(reason, book, language) for reason in verdict.reasons] if fails else [],
        "changes": [
            suggestion(change, facts, today, book, language)
            for change in (nearest_changes(policy, facts, today) if fails else ())
        ],
    }


def _words(name: str, value: object) -> str:
    return in_words(BY_FACT[Fact(name)], value, {}) if value is not None else ""
