"""/me/calendar/: my meetings, also at other sites, rooms and benches in order, and the address by
which my own calendar shows them.
"""

from datetime import date, datetime
from itertools import groupby
from typing import Any
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
from naru.residents.models import Resident
from naru.spaces.enums import TAKES_TIME
from naru.spaces.models import Booking
from naru.spaces.queries.mine import in_calendars
from naru.web.acting import Acting, record_required
from naru.web.resident.calendar.feed import feed_of

TOLD = "calendar_address"
"""Session key: the secret part of an address just made, until the next page has shown it."""
MOST = 60


@require_safe
@record_required(RecordPage.HELP_ENROLMENTS)
def calendar(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What comes, by day. The address is shown once, on the page after it was made."""
    now = timezone.now()
    coming = _events(acting.resident, since=now)
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
    events = _events(resident, since=timezone.now() - calendars.PAST)
    made = feed_of(
        [(one, request.build_absolute_uri(page)) for one, page in events],
        name=_("내 수업"),
        domain=request.get_host().partition(":")[0],
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


def _events(resident: Resident, *, since: datetime) -> list[tuple[Event, str]]:
    """Meetings of classes, rooms and benches since then in order, each with its page's path."""
    found = [
        *(
            (one, reverse("enrolment", args=[one.claim_id]))
            for one in calendars.events_of(resident, since=since)
        ),
        *(
            (one, reverse("elsewhere", args=[one.claim_id]))
            for one in calendars.elsewhere_events(resident, since=since)
        ),
        *(
            (_booked(one), reverse("my_space", args=[one.public_id]))
            for one in in_calendars(resident, since=since)
        ),
    ]
    return sorted(found, key=lambda pair: (pair[0].starts_at, pair[0].key))


def _booked(one: Booking) -> Event:
    """A room or a bench as calendars want it; what was given back is cancelled."""
    place = one.thing.place
    return Event(
        key=f"space-{one.public_id}",
        claim_id=one.public_id,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        title=one.thing.name,
        topic="",
        place=", ".join(part for part in (place.name, place.address) if part),
        changed_at=one.state_at,
        sequence=one.sequence,
        cancelled=one.state not in TAKES_TIME,
    )


def _by_day(events: list[tuple[Event, str]]) -> list[tuple[date, list[tuple[Event, str]]]]:
    def day(pair: tuple[Event, str]) -> date:
        return timezone.localdate(pair[0].starts_at)

    return [(on, list(found)) for on, found in groupby(events, key=day)]
