"""/me/credits/: what I have, what counts where, what is missing, and the ways there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.core.refusals import Refusal
from naru.credits.enums import WayState
from naru.credits.models import Wish
from naru.credits.pack import Terms, credit_terms
from naru.credits.queries import mine
from naru.credits.queries.export import transcript_of
from naru.credits.rules.asking import from_plain
from naru.credits.rules.choosing import count
from naru.credits.services import wishing
from naru.residents.enums import RecordPage
from naru.residents.models import Resident
from naru.sources.models import Source
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.resident.credits import words
from naru.web.resident.credits.forms import WishForm


@require_safe
@record_required(RecordPage.HELP_CREDITS)
def my_credits(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Everything on one page."""
    return render(request, "resident/credits/overview.html", _shown(acting))


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_CREDITS)
def goal(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Choose a degree and a major."""
    now = timezone.now()
    terms = credit_terms(timezone.localdate(now))
    if terms is None:
        return redirect("my_credits")
    form = WishForm(posted(request), terms=terms, wish=mine.wish_of(acting.resident))
    if request.method == "POST" and form.is_valid():
        wishing.choose(resident=acting.resident, by=acting.user, at=now, **form.cleaned_data)
        return redirect("my_credits")
    context = {"acting": acting, "form": form, "terms": terms}
    return render(
        request, "resident/credits/goal.html", context, status=422 if form.errors else 200
    )


@require_POST
@record_required(RecordPage.HELP_CREDITS)
def ways(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Look for the cheapest and the fastest way."""
    try:
        wishing.ask_ways(resident=acting.resident, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("길을 찾고 있습니다. 보통 몇 초가 걸립니다."))
    return redirect("my_credits")


@require_safe
@record_required(RecordPage.HELP_CREDITS)
def transcript(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The ledger on paper, with what the person says of themselves marked as such."""
    context = _shown(acting) | {"today": timezone.localdate()}
    return render(request, "resident/credits/transcript.html", context)


@require_safe
@record_required(RecordPage.HELP_CREDITS)
def download(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The same as JSON, counter-entries too."""
    told = transcript_of(acting.resident, at=timezone.now())
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="naru-credits.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _shown(acting: Acting) -> dict[str, Any]:
    resident: Resident = acting.resident
    terms = credit_terms(timezone.localdate())
    held = mine.standing(mine.entries_of(resident))
    wish = mine.wish_of(resident)
    context: dict[str, Any] = {
        "acting": acting,
        "terms": terms,
        "wish": wish,
        "held": held,
        "progress": mine.micro_degrees_of(held),
        "STATE": WayState,
        "rows": words.rows_of(held, [], ""),
    }
    degree = terms.degree(wish.degree) if terms and wish else None
    if terms is None or wish is None or degree is None:
        return context
    counted, book = count(mine.lines(held), degree=degree, limits=terms.limits, major=wish.major)
    name = terms.degree_name(wish.degree)
    return context | {
        "degree_name": name,
        "major_name": terms.major_name(wish.major),
        "rows": words.rows_of(held, counted, name),
        "targets": words.targets_of(book),
        "need": book.need,
        "proven": book.proven,
        "told": _told(wish, terms),
        "sources": Source.objects.filter(code__in=terms.sources).order_by("code"),
    }


def _told(wish: Wish, terms: Terms) -> list[words.Told]:
    if wish.state != WayState.READY:
        return []
    return words.told_of(from_plain(wish.answer).ways, terms)
