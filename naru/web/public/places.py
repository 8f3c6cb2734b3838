"""Where people learn, practise and get advice: by district, by kind, by nearness."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from naru.catalogue.finding.orders import Order
from naru.places import queries
from naru.places.enums import PlaceKind
from naru.places.models import Place
from naru.places.queries import NearPlace
from naru.spaces.queries import things
from naru.web.public.courses.around import cards_at, number_in
from naru.web.public.courses.asked import address_of
from naru.web.public.courses.offers import map_href, map_name
from naru.web.public.districts import map_tiles
from naru.web.public.errors import gone

ON_A_PAGE = 12
NEAR = 6


class KindForm(forms.Form):
    """Which kind of place; unknown ones are refused."""

    kind = forms.ChoiceField(
        label=_("어떤 곳을 찾으세요?"),
        choices=[("", _("모든 곳")), *PlaceKind.choices],
        required=False,
    )


class PositionForm(forms.Form):
    """Where the reader stands, in degrees: used for one answer, never stored."""

    latitude = forms.FloatField(min_value=-90, max_value=90)
    longitude = forms.FloatField(min_value=-180, max_value=180)


@login_not_required
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """The map, the ways to what is near, and the list. `?district=` leads to its page."""
    if chosen := request.GET.get("district"):
        return redirect("district", code=chosen) if queries.district(chosen) else missing()
    form = KindForm(request.GET)
    asked = form.cleaned_data["kind"] if form.is_valid() else ""
    kind = PlaceKind(asked) if asked else None
    tiles = queries.tiles()
    found = queries.places(kind=kind)
    return render(
        request,
        "public/places.html",
        {
            "form": form,
            "kind": kind,
            "tiles": map_tiles(tiles),
            "districts": sorted((t.district for t in tiles), key=lambda one: one.name),
            "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        },
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def near(request: HttpRequest) -> HttpResponse:
    """The places nearest to a position sent by POST, so that no address or log holds it."""
    if request.method != "POST":
        return redirect("places")
    form = PositionForm(request.POST)
    if not form.is_valid():
        return render(request, "public/places_near.html", {"near": None}, status=422)
    found = queries.nearest(
        latitude=form.cleaned_data["latitude"],
        longitude=form.cleaned_data["longitude"],
        limit=ON_A_PAGE,
    )
    return render(request, "public/places_near.html", {"near": found})


@login_not_required
@require_safe
def district(request: HttpRequest, code: str) -> HttpResponse:
    """One district: its places, then the nearest beyond it."""
    found = queries.district(code)
    if found is None:
        raise Http404
    return render(
        request,
        "public/district.html",
        {
            "district": found,
            "places": queries.places_in(found),
            "near": queries.beyond(found, limit=NEAR),
            "tiles": map_tiles(queries.tiles(), current=found),
            "courses_here": number_in(found, at=timezone.now()),
        },
    )


@login_not_required
@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """One place, with what is not verified about it; one that has closed says so (410)."""
    found = queries.place(code)
    if found is None:
        return gone(request) if queries.has_ended(code) else missing()
    return render(
        request,
        "public/place.html",
        {
            "place": found,
            "lets": things.lets(found),
            "near": others(found),
            "courses_href": address_of([("q", found.name_ko)]),
            "courses_near": address_of([("from", found.code), ("sort", Order.NEAREST)]),
            "cards": cards_at(found, at=timezone.now()),
            "map_href": map_href(found.latitude, found.longitude),
            "map_name": map_name(),
            "KIND": PlaceKind,
        },
    )


def missing() -> HttpResponse:
    """No such place or district."""
    raise Http404


def others(here: Place) -> list[NearPlace]:
    """The places nearest to a place; none if it is nowhere on the map."""
    if here.latitude is not None and here.longitude is not None:
        near = queries.nearest(latitude=here.latitude, longitude=here.longitude, limit=NEAR + 1)
    elif here.district is not None:
        near = queries.nearest_to(here.district, limit=NEAR + 1)
    else:
        return []
    return [one for one in near if one.place != here][:NEAR]
