"""The public page of a review: what counts, when it is decided, and the order without names."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.core.languages import in_reader_language
from naru.enrolments.models import Review
from naru.enrolments.queries import reviews as reading


@login_not_required
@require_safe
def review(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """How the review stands: published, being read, or decided with every application's points."""
    one = reading.review_of(run_id)
    if one is None:
        raise Http404
    context = {
        "review": one,
        "rule": one.rule,
        "shares": review_shares(one),
        "run": one.intake.run,
        "course": one.intake.run.course,
        "ranking": list(reading.ranking(one)),
        "late": reading.is_late(one, at=timezone.now()),
    }
    return render(request, "public/reviews/review.html", context)


def review_shares(one: Review) -> list[tuple[str, int, int]]:
    """Each reserved share in its order: name, seats, percent."""
    seats = dict(one.rule.shares)
    return [
        (in_reader_language(ko, en), seats[code], percent) for code, ko, en, percent in one.words
    ]
