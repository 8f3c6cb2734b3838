"""Pages for machines that read the site: robots.txt and the sitemap, cut into files."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from naru.catalogue.queries import listing
from naru.occupations.queries import occupations
from naru.places import queries as places
from naru.programmes import queries as programmes

TEXTS = ["home", "courses", "programmes", "occupations", "plan", "places", "help", "menu"]
TEXTS += ["privacy", "accessibility", "terms"]
CLOSED = ["/account/", "/display/", "/session/", "/components/"]
PER_FILE = 20_000
"""Courses of a file. Each has two addresses: a file of a sitemap may hold 50,000 and 50 MB."""

MOST_FILES = 50_000

XML = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'

NOBODY = UUID(int=0)

Page = tuple[Mapping[str, str], str]
"""A page's path in every language, and the day of its last change or ""."""


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of the sitemap's files. One query."""
    files = -(-listing.number() // PER_FILE)
    addresses = [reverse("sitemap_pages")]
    addresses += [reverse("sitemap_courses", args=[number]) for number in range(1, files + 1)]
    listed = "".join(
        f"<sitemap><loc>{request.build_absolute_uri(one)}</loc></sitemap>\n" for one in addresses
    )
    return _xml(f"{HEAD}<sitemapindex {SPACE}>\n{listed}</sitemapindex>\n")


@login_not_required
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Texts, areas, programmes, occupations, districts, places. Constant number of queries."""
    found = [
        *(_paths(name) for name in TEXTS),
        *(_paths("area", line.area.number) for line in programmes.areas()),
        *(_paths("programme", code) for code in programmes.by_code()),
        *(_paths("occupation", one.slug) for one in occupations.current()),
        *(_paths("district", tile.district.code) for tile in places.tiles()),
        *(_paths("place", place.code) for place in places.places()),
    ]
    return _xml("".join(_written(request, ((paths, "") for paths in found))))


@login_not_required
@require_safe
def courses(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Every course of one file, written as it is read. One query; 404 beyond the last file."""
    found = listing.slice_of(number, size=PER_FILE) if 1 <= number <= MOST_FILES else []
    if not found:
        raise Http404
    any_course = _paths("course", NOBODY)
    listed = (
        (
            {code: path.replace(str(NOBODY), str(one)) for code, path in any_course.items()},
            f"{changed:%Y-%m-%d}",
        )
        for one, changed in found
    )
    return StreamingHttpResponse(_written(request, listed), content_type=XML)


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


def _written(request: HttpRequest, found: Iterable[Page]) -> Iterator[str]:
    """Each page in every language, each naming the others."""
    root = request.build_absolute_uri("/").rstrip("/")
    yield f"{HEAD}<urlset {SPACE} {LINKS}>\n"
    for paths, changed in found:
        both = {code: f"{root}{path}" for code, path in paths.items()}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>'
            for code, href in both.items()
        )
        day = f"<lastmod>{changed}</lastmod>" if changed else ""
        yield "".join(f"<url><loc>{href}</loc>{day}{others}</url>\n" for href in both.values())
    yield "</urlset>\n"


def _paths(name: str, *arguments: object) -> dict[str, str]:
    """A page's path in every language. Signs that XML would mind stand in none."""
    found = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            found[code] = reverse(name, args=arguments)
    return found


def _xml(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=XML)
