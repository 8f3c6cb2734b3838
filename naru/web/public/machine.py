"""Pages for machines that read the site: robots.txt and sitemap.xml."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as draw
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from naru.places import queries as places
from naru.programmes import queries as programmes

TEXTS = ["home", "courses", "programmes", "plan", "places", "help", "menu"]
TEXTS += ["privacy", "accessibility", "terms"]
CLOSED = ["/account/", "/display/", "/session/", "/components/"]


class Pages(Sitemap):  # type: ignore[type-arg]
    """Every public page in both languages, as (name of the address, arguments)."""

    i18n = True
    alternates = True
    protocol = None

    def items(self) -> list[tuple[str, tuple[object, ...]]]:
        """Texts, areas, programmes, districts and places. Constant number of queries."""
        return [
            *((name, ()) for name in TEXTS),
            *(("area", (line.area.number,)) for line in programmes.areas()),
            *(("programme", (code,)) for code in programmes.by_code()),
            *(("district", (tile.district.code,)) for tile in places.tiles()),
            *(("place", (place.code,)) for place in places.places()),
        ]

    def location(self, item: tuple[str, tuple[object, ...]]) -> str:
        name, arguments = item
        return reverse(name, args=arguments)


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of the whole site."""
    return draw(request, {"pages": Pages()})


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything public; account pages are no use to them."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        *(f"Disallow: /en{path}" for path in CLOSED),
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
