"""What became of people, in counts that name nobody."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.languages import in_reader_language
from naru.outcomes.pack import follow_terms
from naru.outcomes.queries import figures
from naru.web.access import role_required


@dataclass(frozen=True)
class Told:
    """One question with its answers in words; None for counts of too few people."""

    ask: str
    rows: list[tuple[str, int | None]]


@require_safe
@role_required(Role.MANAGER, Role.STEERING)
def outcomes(request: HttpRequest, membership: Membership) -> HttpResponse:
    """By time after the certificate and by question."""
    terms = follow_terms(timezone.localdate())
    found = figures.outcomes(terms) if terms else []
    context = {
        "membership": membership,
        "terms": terms,
        "outcomes": [
            (one, [_told(figure) for figure in one.figures], f"after-{one.after_days}")
            for one in found
        ],
    }
    return render(request, "staff/outcomes.html", context)


def _told(figure: figures.Figure) -> Told:
    question = figure.question
    return Told(
        ask=in_reader_language(question.ko, question.en),
        rows=[
            (in_reader_language(one.ko, one.en), figure.counts[one.code])
            for one in question.choices
        ],
    )
