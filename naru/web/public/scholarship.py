"""The scholarship for everybody: rounds, criteria in words, how a draw works, and its proof."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.core.languages import in_reader_language, reader_language
from naru.policies.reading.book import rulebook
from naru.policies.rules.wording import spelled
from naru.residents.enums import RecordPage
from naru.scholarships.enums import PaperKind
from naru.scholarships.models import Round
from naru.scholarships.queries import mine, proof, rounds
from naru.scholarships.queries.deciding import criteria_of
from naru.web.acting import record_at_hand

TOOL = settings.BASE_DIR / "tools" / "verify_draw.py"


@login_not_required
@require_safe
def scholarships(request: HttpRequest) -> HttpResponse:
    """Every round with where it stands, the latest first."""
    context = {"rounds": rounds.phases(timezone.now())}
    return render(request, "public/scholarship/list.html", context)


@login_not_required
@require_safe
def scholarship(request: HttpRequest, code: str) -> HttpResponse:
    """One round: when, how much, for whom, who comes first, and how one applies."""
    one, now = round_or_404(code), timezone.now()
    acting = record_at_hand(request, RecordPage.HELP_SCHOLARSHIP)
    book = rulebook()
    version = book.policies[one.policy].on(timezone.localdate(one.apply_from_at))
    tree = version.tree if version else None
    context = {
        "round": one,
        "phase": rounds.phase_of(one, now),
        "rule": spelled(tree, book, reader_language()) if tree else None,
        "programme": book.policies[one.policy].programme,
        "criteria": criteria_in_words(one),
        "papers": [PaperKind(kind).label for kind in one.papers],
        "mine": mine.running_in(acting.resident, one) if acting else None,
    }
    return render(request, "public/scholarship/round.html", context)


@login_not_required
@require_safe
def draw(request: HttpRequest, code: str) -> HttpResponse:
    """How the draw stands: sealed, frozen, or drawn with everything to compute it again."""
    one = round_or_404(code)
    drawn = one.draw
    places = list(enumerate(proof.order_of(drawn), 1)) if drawn.drawn_at else []
    points = dict(drawn.entries)
    context = {
        "round": one,
        "draw": drawn,
        "places": [(place, token, points[token]) for place, token in places],
    }
    return render(request, "public/scholarship/draw.html", context)


@login_not_required
@require_safe
def draw_file(request: HttpRequest, code: str) -> HttpResponse:
    """The whole draw as a file; 404 before it is made."""
    drawn = proof.draw_of(round_or_404(code))
    if drawn.drawn_at is None:
        raise Http404
    response = JsonResponse(
        proof.document(drawn), json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    response["Content-Disposition"] = f'attachment; filename="draw-{code}.json"'
    return response


@login_not_required
@require_safe
def draw_tool(request: HttpRequest) -> HttpResponse:
    """The program that computes a draw again, short enough to read."""
    name = f'attachment; filename="{TOOL.name}"'
    return HttpResponse(
        TOOL.read_bytes(), content_type="text/x-python", headers={"Content-Disposition": name}
    )


def round_or_404(code: str) -> Round:
    """A public round by its address."""
    found = rounds.round_with(code)
    if found is None:
        raise Http404
    return found


def criteria_in_words(one: Round) -> list[tuple[str, int]]:
    """Each criterion in the reader's language with its points."""
    return [(in_reader_language(each.ko, each.en), each.points) for each in criteria_of(one)]
