"""The short way of a sign of life, which every learner's page sends twice a minute
(`naru/web/short_way.py`): who sends it and whether its form is ours is asked as of any other.

Most of them write nothing of the session; every tenth, by `PROLONGED`, goes the long way, so that
nobody is logged out over a lesson.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import override

from naru.web.known import Known
from naru.web.resident.learning.signs import beaten, counted
from naru.web.sessions import SessionStore
from naru.web.short_way import OurForms, is_plain, person

PROLONGED = timedelta(minutes=5)
"""A session may end this much early for whoever only sends signs of life."""
FIELDS = {"csrfmiddlewaretoken", "page", "number", "place", "away"}


class ExpressBeats:
    """Middleware that answers a plain sign of life and lets everything else pass.

    The second and later ones of a session take one journey: the statement that counts the sign
    also says whether the session is still that person's (`naru/web/known.py`). If it does not
    count it, the person is asked for anew.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.forms = OurForms(get_response)
        self.known = Known()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = _addresses().get(request.path_info) if request.method == "POST" else None
        if language is None or not is_plain(request) or not self.forms.is_ours(request, FIELDS):
            return self.get_response(request)
        answer = self._again(request) or self._anew(request)
        if answer is None:
            return self.get_response(request)
        add_never_cache_headers(answer)
        answer["Vary"] = "Accept-Language, Cookie"
        answer["Content-Language"] = language
        answer["Content-Length"] = str(len(answer.content))
        return answer

    def _again(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to a sign that counts, of a session that sent one before."""
        lasts = timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE) - PROLONGED
        known = self.known.again(request.COOKIES[settings.SESSION_COOKIE_NAME], lasts=lasts)
        return counted(known[0], request.POST, known[1]) if known else None

    def _anew(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to whoever has a record of their own and may go on without a new session."""
        user, resident = person(request, unused=PROLONGED)
        if user is None or resident is None:
            return None
        self.known.remember(cast(SessionStore, request.session), user, resident.pk)
        return beaten(resident.pk, request.POST)


@cache
def _addresses() -> dict[str, str]:
    """Where signs of life are sent to, with the language of each."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[reverse("learning_beat")] = language
    return found
