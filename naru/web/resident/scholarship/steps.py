"""Which page of an application comes next, and what its pages share."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naru.policies.rules.rulebook import Rulebook
from naru.residents import queries as residents
from naru.residents.enums import ConsentKind, Fact
from naru.residents.facts import BY_FACT
from naru.residents.models import Resident
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application
from naru.scholarships.queries import mine

QUESTIONS, PAPERS, SEND = 1, 2, 3


def steps(current: int) -> dict[str, Any]:
    """Names of the steps, and the one the page is in."""
    return {"labels": [_("물음에 답하기"), _("서류 올리기"), _("확인하고 내기")], "step": current}


def mine_or_404(resident: Resident, public_id: UUID) -> Application:
    """One of the person's own applications; anybody else's is not there."""
    found = mine.application_of(resident, public_id)
    if found is None:
        raise Http404
    return found


def draft_or_404(resident: Resident, public_id: UUID) -> Application:
    """One that is not handed in yet."""
    found = mine_or_404(resident, public_id)
    if found.state != ApplicationState.DRAFT:
        raise Http404
    return found


def needs_consent(application: Application, book: Rulebook, on: date) -> bool:
    """Whether welfare facts are asked for that the person has not agreed to be kept."""
    asked = mine.questions_of(application, book, on)
    sensitive = any(BY_FACT[Fact(name)].consent == ConsentKind.SENSITIVE for name in asked)
    return sensitive and not residents.has_consent(application.resident, ConsentKind.SENSITIVE)


def onward(application: Application, book: Rulebook, on: date) -> HttpResponse:
    """To the first thing that is missing: consent, an answer, a paper; else to handing in."""
    if needs_consent(application, book, on):
        return redirect("application_consent", public_id=application.public_id)
    told = residents.values_of(application.resident)
    for fact in mine.questions_of(application, book, on):
        if fact not in told:
            return redirect("application_ask", public_id=application.public_id, fact=fact)
    if mine.missing_papers(application, mine.papers_of(application)):
        return redirect("application_papers", public_id=application.public_id)
    return redirect("application_confirm", public_id=application.public_id)
