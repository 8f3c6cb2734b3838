"""What the row of middleware owes a plain form, for the few that hundreds send in the same second.

Each of these has a middleware of its own where the session would begin: headers, bad text and
static files are dealt with further out. Host, length of the body, session, person, own record and
token of the form are looked at here, for the one case nearly everybody is. Anything else, also
every no, goes the long way as if it had not been here.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone

from naru.accounts.models import User
from naru.residents.models import Resident
from naru.web.account.backend import RECORD
from naru.web.acting import ACTING
from naru.web.known import whose
from naru.web.sessions import SessionStore

LONGEST = 2_000
"""Bytes; the form of a person who is asked nothing has a fifth of it."""
FORM = "application/x-www-form-urlencoded"


class OurForms:
    """Knows forms that came from pages of ours by their token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.forms = CsrfViewMiddleware(get_response)

    def is_ours(self, request: HttpRequest, fields: set[str]) -> bool:
        """Whether the form came from a page of ours, with nothing in it but these fields."""
        self.forms.process_request(request)
        ours = self.forms.process_view(request, _nothing, (), {}) is None
        request.csrf_processing_done = False  # type: ignore[attr-defined]
        return ours and set(request.POST) <= fields


def is_plain(request: HttpRequest) -> bool:
    """Whether host and body are what a browser sends that pressed the button."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not (length.isdecimal() and int(length) <= LONGEST) or request.content_type != FORM:
        return False
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def person(request: HttpRequest, *, unused: timedelta) -> tuple[User | None, Resident | None]:
    """Who is logged in, with their own record; nobody while they act for somebody else, or when
    the session has to be written. That it is due to be prolonged can wait until it was not for so
    long (`unused`).
    """
    session = request.session = SessionStore(request.COOKIES[settings.SESSION_COOKIE_NAME])
    known = whose(session, now=timezone.now())
    if ACTING in session or session.unused >= unused:
        return None, None
    session.modified = False
    user = known or get_user(request)
    if not isinstance(user, User) or session.modified:
        return None, None
    return user, getattr(user, RECORD, None)


def _nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()
