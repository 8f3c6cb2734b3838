"""The short way of a click: what hundreds send in the same second (`naru/web/short_way.py`).

Who clicks, the page that made the form has looked at (`keys.Comer`); that it is still so, the
statement that writes the claim looks at itself. Anything but the plain case, also every no, goes
the long way as if it had not been here: nothing is written before all of it holds.
"""

import re
import time
from collections.abc import Callable
from functools import cache, lru_cache
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import override

from naru.enrolments.enums import BY_CLICK
from naru.enrolments.models import Intake
from naru.enrolments.pack import most_open
from naru.enrolments.queries import door as doors
from naru.enrolments.queries import lines
from naru.enrolments.services import claims
from naru.web.known import still
from naru.web.resident.enrolments import numbering, rates
from naru.web.resident.enrolments.keys import Comer, comer_of
from naru.web.short_way import OurForms, is_plain

UUIDS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
CLICK = re.compile(f"/courses/({UUIDS})/({UUIDS})/apply/")
A_SECOND = 2
"""So often a door is read while many click."""
ANY = str(UUID(int=0))
FIELDS = {"csrfmiddlewaretoken", "key"}


class Express:
    """Middleware that answers a plain click and lets everything else pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.forms = OurForms(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        found = CLICK.fullmatch(request.path_info) if request.method == "POST" else None
        claim = self._taken(request, *found.groups()) if found and is_plain(request) else None
        return self.get_response(request) if claim is None else _answer(claim)

    def _taken(self, request: HttpRequest, course: str, run: str) -> UUID | None:
        """The click's public number, committed; None if it has to go the long way."""
        if not self.forms.is_ours(request, FIELDS):
            return None
        comer = comer_of(request.POST.get("key", ""))
        if comer is None or rates.used_up(comer.user_id, now=time.monotonic()):
            return None
        intake = _door(course, run)
        if intake is None or intake.pk != comer.intake_id or not asks_nothing(intake):
            return None
        return _claimed(request.COOKIES[settings.SESSION_COOKIE_NAME], intake, comer)


def asks_nothing(intake: Intake) -> bool:
    """Whether a click at this door is no more than that, as far as the door is concerned."""
    asks = intake.policy or intake.run.fee_won or intake.behind_id
    return intake.mode in BY_CLICK and not asks


def _door(course: str, run: str) -> Intake | None:
    """The door at the address; among hundreds of clicks as it was up to half a second ago. Whoever
    clicks while it is called off is let go with everybody else (`services/calling_off.py`).
    """
    now = time.monotonic()
    if numbering.in_rush(now):
        return _lately(course, run, int(now * A_SECOND))
    return doors.door_at(UUID(course), UUID(run))


@lru_cache(maxsize=256)
def _lately(course: str, run: str, moment: int) -> Intake | None:
    return doors.door_at(UUID(course), UUID(run))


def _claimed(session: str, intake: Intake, comer: Comer) -> UUID | None:
    """The click of whoever the form was made for, if that is still so by the session's key."""
    now = timezone.now()
    if not doors.is_on(intake) or not intake.opens_at <= now < intake.closes_at:
        return None
    if not lines.may_go_in(intake, comer.resident_id, at=now):
        return None
    claim = claims.click(
        intake_id=intake.pk,
        resident_id=comer.resident_id,
        by_id=comer.user_id,
        at=now,
        earlier=comer.earlier,
        most_open=most_open(timezone.localdate(now)),
        still=still(comer.resident_id, session, comer.session, lasts=now),
    )
    if claim is None:
        return None
    rates.press(comer.user_id, now=time.monotonic())
    numbering.clicked(time.monotonic())
    numbering.number(intake, claim, resident_id=comer.resident_id)
    return claim


@cache
def _place(_prefix: str) -> str:
    """The address of the page of the claim `ANY`: found once, as finding it costs a tenth of a
    click.
    """
    with override(settings.LANGUAGE_CODE):
        return reverse("enrolment", args=[ANY])


def _answer(claim: UUID) -> HttpResponse:
    """To the page of what came of it; the same headers as by the long way."""
    place = _place(get_script_prefix()).replace(ANY, str(claim))
    headers = {"Location": place, "Content-Length": "0", "Vary": "Accept-Language, Cookie"}
    answer = HttpResponse(status=302, headers=headers)
    answer["Content-Language"] = settings.LANGUAGE_CODE
    return answer
