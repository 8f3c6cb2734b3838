"""How often one account may press: whoever presses far more often than people do is told to wait.

Counted by each web process for itself and kept for a minute, so that a refusal costs no question
to the database. What may be kept at all is bounded by the city's limits (`enrolments/pack`).
"""

import logging
from collections import Counter
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MINUTE_S = 60
log = logging.getLogger(__name__)
_pressed: Counter[int] = Counter()
_minutes: list[int] = [0]


def refused(request: HttpRequest) -> HttpResponse:
    """The page that says so. That it came is logged once a minute and account, not each time."""
    answer = render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    answer._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - Django's own mark
    return answer


def press(user_id: int, *, now: float) -> bool:
    """Count one press, by the monotonic clock (s): whether it is one too many. Logged once."""
    used = _of(now)[user_id] + 1
    _pressed[user_id] = used
    if used == settings.PRESSES_A_MINUTE + 1:
        log.warning("Account %s presses too often; it has to wait for a minute.", user_id)
    return used > settings.PRESSES_A_MINUTE


def used_up(user_id: int, *, now: float) -> bool:
    """Whether the next press will be one too many."""
    return _of(now)[user_id] >= settings.PRESSES_A_MINUTE


def _of(now: float) -> Counter[int]:
    """The counts of this minute; those of the last are forgotten."""
    minute = int(now // MINUTE_S)
    if minute != _minutes[0]:
        _minutes[0] = minute
        _pressed.clear()
    return _pressed
