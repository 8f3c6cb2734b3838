"""The public page of a course's draw: no name, everything else."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naru.core.languages import in_reader_language
from naru.enrolments.models import Draw
from naru.enrolments.queries import draws

SHOWN = 500
"""So many lots on the page; the file has all."""


@login_not_required
@require_safe
def draw(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """How the draw stands: sealed, frozen, or drawn with everything to compute it again."""
    one = _draw_or_404(run_id)
    drawn = one.lots.filter(companion=False).exclude(rank=None).order_by("rank")
    lots = drawn if one.drawn_at else one.lots.none()
    names = {code: name for code, name, _seats, _percent in shares_in_words(one)}
    context = {
        "draw": one,
        "run": one.intake.run,
        "course": one.intake.run.course,
        "rule": one.rule,
        "shares": shares_in_words(one),
        "people": len(one.entries),
        "lots": [(lot, names.get(lot.share or "", "")) for lot in lots[:SHOWN]],
        "shown": SHOWN,
    }
    return render(request, "public/draws/draw.html", context)


@login_not_required
@require_safe
def draw_file(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The whole draw as a file; 404 before it is made."""
    one = _draw_or_404(run_id)
    if one.drawn_at is None:
        raise Http404
    response = JsonResponse(
        draws.document(one), json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    response["Content-Disposition"] = f'attachment; filename="draw-{run_id}.json"'
    return response


def shares_in_words(one: Draw) -> list[tuple[str, str, int, int]]:
    """Each reserved share in its order: code, name, seats, percent."""
    seats = dict(one.rule.shares)
    return [
        (code, in_reader_language(ko, en), seats[code], percent)
        for code, ko, en, percent in one.words
    ]


def _draw_or_404(run_id: UUID) -> Draw:
    one = draws.draw_of(run_id)
    if one is None:
        raise Http404
    return one
