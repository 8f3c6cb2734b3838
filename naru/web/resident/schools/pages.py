"""/me/schools/: the schools one is in, and where one stands in each."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.credentials.queries.mine import certificate_for
from naru.residents.enums import RecordPage
from naru.schools.queries import standing
from naru.schools.queries.terms import open_terms
from naru.web.acting import Acting, record_required
from naru.web.public.schools import words as public_words
from naru.web.public.schools.term import shown
from naru.web.resident.schools import words


@require_safe
@record_required(RecordPage.HELP_SCHOOLS)
def my_schools(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Of one school its own page at once; of none, those one can apply for."""
    now = timezone.now()
    stands = standing.standings_of(acting.resident, at=now)
    if len(stands) == 1:
        return redirect("my_school", public_id=stands[0].term.public_id)
    context = {
        "acting": acting,
        "stands": [(one, words.next_of(one, at=now)) for one in stands],
        "open": open_terms(at=now),
    }
    return render(request, "resident/schools/overview.html", context)


@require_safe
@record_required(RecordPage.HELP_SCHOOLS)
def my_school(request: HttpRequest, acting: Acting, public_id: UUID) -> HttpResponse:
    """What is next and by when; the way through all stages; what to choose."""
    now = timezone.now()
    one = standing.standing_in(acting.resident, public_id, at=now)
    if one is None:
        raise Http404
    context = {
        **shown(one.whole),
        "acting": acting,
        "one": one,
        "proof": certificate_for(acting.resident, one.certificate_reason),
        "next": words.next_of(one, at=now),
        "steps": words.steps_of(one, at=now),
        "days": public_words.days_of(one.whole, at=now),
    }
    return render(request, "resident/schools/school.html", context)
