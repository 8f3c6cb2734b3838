"""Pages for when something is in the way: what it is, what to do next, whom to call."""

import base64
import hashlib
import logging
import re
import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import override

from naru.city.problems import BadPack
from naru.city.site import city

logger = logging.getLogger(__name__)
PAGES = {
    400: "errors/400.html",
    403: "errors/403.html",
    404: "errors/404.html",
    410: "errors/410.html",
    413: "errors/413.html",
    500: "errors/500.html",
    503: "errors/503.html",
}
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page(request: HttpRequest, status: int) -> HttpResponse:
    """The page for one status."""
    return render(request, PAGES[status], status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read, or is more than is taken at once (413)."""
    return page(request, 413 if isinstance(exception, TOO_MUCH) else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Logged in, but this page is for other roles."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page."""
    return page(request, 404)


def gone(request: HttpRequest) -> HttpResponse:
    """It was here and has ended; a view returns this where it knows so."""
    return page(request, 410)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: a page left open too long, or cookies refused."""
    return render(request, "errors/csrf.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """An error of ours; a database that does not answer is told as a pause (503)."""
    away = isinstance(sys.exception(), (OperationalError, InterfaceError))
    return standalone(503 if away else 500)


def standalone(status: int) -> HttpResponse:
    """A page in both languages that needs no database, no session and no other file.

    Its one style block is allowed by its hash, so the strict policy stays as it is.
    """
    html = get_template(PAGES[status]).render(_facts())
    response = HttpResponse(html, status=status)
    styles = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
        for style in STYLE.findall(html)
    )
    response._csp_update = {"style-src": styles}  # type: ignore[attr-defined]  # noqa: SLF001
    if status == 503:  # noqa: PLR2004
        response["Retry-After"] = "60"
    return response


def _facts() -> dict[str, str]:
    """The front doors, and the telephone if the pack can be read; in both languages."""
    facts: dict[str, str] = {}
    for language in ("ko", "en"):
        with override(language):
            facts[f"front_{language}"] = reverse("home")
            try:
                here = city()
            except BadPack:
                logger.exception("The error page is shown without the city's telephone.")
            else:
                facts |= {"phone": here.help.phone, f"hours_{language}": str(here.help.hours)}
    return facts
