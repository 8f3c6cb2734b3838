"""/courses/: finding something to learn. The address holds the whole search."""

from dataclasses import replace
from datetime import datetime
from math import ceil

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from naru.catalogue.queries.lines import lines_of
from naru.catalogue.search.find import Found, find, most_taught
from naru.catalogue.search.suggest import suggest
from naru.places.models import District
from naru.places.queries import located
from naru.web.public.courses import facets
from naru.web.public.courses.asked import MOST_PAGES, ON_A_PAGE, Asked, read, skipped
from naru.web.public.courses.cards import card_of
from naru.web.public.courses.reader import person_of


@login_not_required
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """The form, what was found and how to narrow or widen it.

    htmx gets the list and the new counts only; the address is the same.
    """
    at = timezone.now()
    today = timezone.localdate(at)
    districts = {one.code: one for one in District.objects.current().order_by("name_ko")}
    asked = read(
        request.GET,
        districts=districts,
        places={one.code: one for one in located()},
        record=person_of(request, on=today),
    )
    found = find_page(asked, at)
    asked = replace(asked, page=page_of(asked, found).number)
    panel = facets.facets(asked, found, certificates=most_taught("certificate"))
    context = {
        "asked": asked,
        "found": found,
        "cards": [
            card_of(line, at=at, whence=asked.whence) for line in lines_of(found.hits, on=today)
        ],
        "panel": panel,
        "chips": facets.chips(asked),
        "orders": facets.orders(asked),
        "ways_out": facets.ways_out(asked, found.looser),
        "page": page_of(asked, found),
        "all_off": facets.without_filters(asked),
        "with_maybe": asked.address(on=[("maybe", "1")]),
        "clipped": found.courses > ON_A_PAGE * MOST_PAGES,
    }
    in_place = "HX-Request" in request.headers
    part = "public/courses/part.html" if in_place else "public/courses/search.html"
    response = render(request, part, context)
    patch_vary_headers(response, ["HX-Request"])
    return push_url(response, asked.address_now) if in_place else response


@login_not_required
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Terms that go on from what is being typed, as a list for the search box."""
    found = suggest(request.GET.get("q", ""))
    return render(request, "public/courses/suggestions.html", {"suggestions": found})


def find_page(asked: Asked, at: datetime) -> Found:
    """The page asked for; the last one where the list has become shorter than that."""
    found = _find(asked, at)
    if found.hits or not found.courses:
        return found
    return _find(replace(asked, page=page_of(asked, found).number), at)


def page_of(asked: Asked, found: Found) -> Page[int]:
    """The pages of the list, for the links below it."""
    pages = min(MOST_PAGES, max(1, ceil(found.courses / ON_A_PAGE)))
    return Paginator(range(min(found.courses, pages * ON_A_PAGE)), ON_A_PAGE).get_page(asked.page)


def _find(asked: Asked, at: datetime) -> Found:
    return find(
        text=asked.text,
        filters=asked.filters,
        order=asked.order,
        at=at,
        skip=skipped(asked),
        size=ON_A_PAGE,
    )
