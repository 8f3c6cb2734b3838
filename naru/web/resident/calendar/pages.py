"""/me/calendar/: my meetings in order, and the address by which my own calendar shows them."""

from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naru.enrolments.queries import calendars
from naru.enrolments.queries.calendars import Event
from naru.enrolments.rules.feeds import digest_of
from naru.enrolments.services import feeds
from naru.residents.enums import RecordPage
from naru.web.acting import Acting, record_required
from naru.web.resident.calendar.feed import feed_of

TOLD = "calendar_address"
"""Session key: the secret part of an address just made, until the next page has shown it."""
MOST = 60
NOBODY = UUID(int=0)
"""Stands in an address where the number of an application belongs."""


@require_safe
@record_required(RecordPage.HELP_ENROLMENTS)
def calendar(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What comes, by day. The address is shown once, on the page after it was made."""
    now = timezone.now()
    coming = [one for one in calendars.events_of(acting.resident, at=now) if one.ends_at > now]
    secret = None if acting.leave else request.session.pop(TOLD, None)
    context: dict[str, Any] = {
        "acting": acting,
        "days": _by_day(coming[:MOST]),
        "more": max(0, len(coming) - MOST),
        "feed": calendars.feed_of(acting.resident),
        "address": _address(request, secret) if secret else "",
    }
    return render(request, "resident/calendar/calendar.html", context)


@require_POST
@record_required()
def address(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A new address, or none from now on; only for oneself."""
    resident, by, now = acting.resident, acting.user, timezone.now()
    if request.POST.get("do") != "end":
        request.session[TOLD] = feeds.make_feed(resident=resident, by=by, at=now)
    elif feeds.end_feed(resident=resident, by=by, at=now):
        messages.success(request, _("달력 주소를 없앴습니다. 이제 아무도 볼 수 없습니다."))
    return redirect("my_calendar")


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar for whoever holds the address; read again, the same is not sent again."""
    resident = calendars.owner_of(secret)
    if resident is None:
        raise Http404
    page = request.build_absolute_uri(reverse("enrolment", args=[NOBODY]))
    made = feed_of(
        calendars.events_of(resident, at=timezone.now()),
        name=_("내 수업"),
        domain=request.get_host().partition(":")[0],
        address=page.replace(str(NOBODY), "{}"),
        zone=ZoneInfo(settings.TIME_ZONE),
    )
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="naru.ics"'
    response["ETag"] = quote_etag(digest_of(made.decode())[:32])
    patch_cache_control(response, private=True, no_cache=True)
    same = get_conditional_response(request, etag=response["ETag"], response=response)
    return same or response


def _address(request: HttpRequest, secret: str) -> str:
    return request.build_absolute_uri(reverse("calendar_feed", args=[secret]))


def _by_day(events: list[Event]) -> list[tuple[date, list[Event]]]:
    def day(one: Event) -> date:
        return timezone.localdate(one.starts_at)

    return [(on, list(found)) for on, found in groupby(events, key=day)]
