"""/schools/<number>/: one term of a school, for whoever thinks of applying."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.enrolments.queries.sight import sights_of
from naru.schools.pack import DesignEntry, design_on
from naru.schools.queries import terms
from naru.schools.queries.terms import Whole
from naru.sources.models import Source
from naru.web.public.courses.doors import door_of
from naru.web.public.courses.texts import texts_of
from naru.web.public.schools import words


@login_not_required
@require_safe
def term(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Its days, its stages with what can be chosen, and the way in."""
    found = terms.term_with(public_id)
    if found is None:
        raise Http404
    run, now = found.entrance.run, timezone.now()
    sight = sights_of([run.pk])[run.pk]
    context = {
        **shown(found),
        "days": words.days_of(found, at=now),
        "door": door_of(run.course, run, sight, at=now),
    }
    return render(request, "public/schools/term.html", context)


def shown(found: Whole) -> dict[str, Any]:
    """What every page of a term shows."""
    design = design_on(found.term.school, found.term.designed_on)
    return {
        "whole": found,
        "term": found.term,
        "course": found.entrance.run.course,
        "texts": texts_of(found.entrance.run.course),
        "parts": words.parts_of(found),
        "design": design,
        "sources": sources_of(design),
    }


def sources_of(design: DesignEntry | None) -> list[Source]:
    """Where the city read how the school is made up."""
    if design is None or design.source is None:
        return []
    return list(Source.objects.filter(code=design.source))
