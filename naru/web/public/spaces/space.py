"""/spaces/<place>/: when it is open, what can be booked there and by which rules."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naru.places.models import Place
from naru.sources.models import Source
from naru.spaces.pack import bench_terms_on, hours_on, room_rule_on, room_terms_on
from naru.spaces.pack import space as told_of
from naru.spaces.queries import things
from naru.web.public.spaces import words

AHEAD = timedelta(days=14)


@login_not_required
@require_safe
def space(request: HttpRequest, code: str) -> HttpResponse:
    """One place; what is invented is marked, what is not names its source."""
    place = things.place(code)
    if place is None:
        raise Http404
    return render(request, "public/spaces/space.html", shown(place))


def shown(place: Place) -> dict[str, Any]:
    """Hours, days off, rooms with their rule, benches with the times of two weeks."""
    now = timezone.now()
    today = timezone.localdate(now)
    told, terms = told_of(place.code), bench_terms_on(today)
    times = things.sittings(from_at=now + terms.lead, until_at=now + AHEAD)
    by_bench: dict[int, list[Any]] = {}
    for one in times.filter(bench__place=place):
        by_bench.setdefault(one.bench_id, []).append(one)
    hours, rule = hours_on(place.code, today), room_rule_on(place.code, today)
    cited = [one.source for one in (hours, rule) if one is not None and one.source]
    return {
        "place": place,
        "hours": words.open_hours(place, on=today),
        "invented": (hours is not None and hours.sample) or (rule is not None and rule.sample),
        "closed": [one for one in (told.closed if told else []) if one.day >= today],
        "access": told.access if told else None,
        "rooms": things.rooms_at([place]),
        "rules": words.room_rules(place, today=today),
        "terms": room_terms_on(place.code, today),
        "benches": [(one, by_bench.get(one.pk, [])) for one in things.benches_at(place)],
        "sources": list(Source.objects.filter(code__in=cited).order_by("code")),
    }
