"""What every page knows without asking: the city's names and telephone, menu, settings, session."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils import timezone
from django.utils.translation import get_language, override

from naru.city.site import city
from naru.residents.queries import Standing, standing_of
from naru.web.languages import OWN_NAMES
from naru.web.menu import menu
from naru.web.public.display import MODE_COOKIE, MODES, SCALE_COOKIE, SCALES, chosen


@dataclass(frozen=True, kw_only=True)
class Site:
    """The city's words for the frame of the page, in the reader's language."""

    name: str
    city: str
    service: str
    tagline: str
    official: bool
    youngest: int
    oldest: int
    phone: str
    phone_is_sample: bool
    hours: str


def site(request: HttpRequest) -> dict[str, object]:
    """Names and settings for the frame of the page; no query."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    path = request.get_full_path()
    reader = standing_in(request)
    here = address_of(request)
    paths = paths_of(request)
    return {
        "SITE": facts(),
        "ui_scale": chosen(request, SCALE_COOKIE, SCALES),
        "ui_mode": chosen(request, MODE_COOKIE, MODES),
        "ui_scales": tuple(SCALES.items()),
        "ui_modes": tuple(MODES.items()),
        "reader": reader,
        "menu": menu(request.path, reader),
        "session_seconds": settings.SESSION_COOKIE_AGE,
        "this_page": path,
        "alternates": {code: moved(here, to) for code, to in paths.items()},
        "canonical": here,
        "other_languages": [
            {"code": code, "name": name, "href": moved(path, paths[code])}
            for code, name in OWN_NAMES.items()
            if code != language
        ],
    }


def address_of(request: HttpRequest) -> str:
    """The page's whole address; its path alone where the host is not ours (the page is a 400)."""
    try:
        return request.build_absolute_uri(request.path)
    except DisallowedHost:
        return request.path


def paths_of(request: HttpRequest) -> dict[str, str]:
    """The path of the page in each language, as `translate_url` has it: what the address leads to
    is not looked for again.
    """
    match = request.resolver_match
    if match is None or not match.url_name:
        return {code: translate_url(request.path, code) for code in OWN_NAMES}
    paths = {}
    for code in OWN_NAMES:
        with override(code):
            try:
                paths[code] = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except NoReverseMatch:
                paths[code] = request.path
    return paths


def moved(address: str, path: str) -> str:
    """The address with another path."""
    scheme, host, _path, query, fragment = urlsplit(address)
    return urlunsplit((scheme, host, path, query, fragment))


def standing_in(request: HttpRequest) -> Callable[[], Standing]:
    """What the reader is to the city: asked once, and only if the page draws the frame."""

    @cache
    def found() -> Standing:
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return Standing()
        acting = "acting_for" in request.session
        known = standing_of(user, on=timezone.localdate())
        return replace(known, resident=known.resident or acting)

    return found


def facts() -> Site:
    """The city's facts in the reader's language; raises `BadPack` if the pack has a mistake."""
    here = city()
    return Site(
        name=str(here.site),
        city=str(here.short),
        service=str(here.service),
        tagline=str(here.tagline),
        official=here.official,
        youngest=here.residents.youngest,
        oldest=here.residents.oldest,
        phone=here.help.phone,
        phone_is_sample=here.help.sample,
        hours=str(here.help.hours),
    )
