"""The short way of a sign of life, which every learner's page sends twice a minute
(`naru/web/short_way.py`): who sends it and whether its form is ours is asked as of any other.

Most of them write nothing of the session; every tenth, by `PROLONGED`, goes the long way, so that
nobody is logged out over a lesson.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import override

from naru.web.resident.learning.signs import beaten
from naru.web.short_way import OurForms, is_plain, person

PROLONGED = timedelta(minutes=5)
"""A session may end this much early for whoever only sends signs of life."""
FIELDS = {"csrfmiddlewaretoken", "page", "number", "place", "away"}


class ExpressBeats:
    """Middleware that answers a plain sign of life and lets everything else pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.forms = OurForms(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = _addresses().get(request.path_info) if request.method == "POST" else None
        if language is None or not is_plain(request):
            return self.get_response(request)
        user, resident = person(request, unused=PROLONGED)
        if user is None or resident is None or not self.forms.is_ours(request, FIELDS):
            return self.get_response(request)
        answer = beaten(resident.pk, request.POST)
        add_never_cache_headers(answer)
        answer["Vary"] = "Accept-Language, Cookie"
        answer["Content-Language"] = language
        answer["Content-Length"] = str(len(answer.content))
        return answer


@cache
def _addresses() -> dict[str, str]:
    """Where signs of life are sent to, with the language of each."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[reverse("learning_beat")] = language
    return found
