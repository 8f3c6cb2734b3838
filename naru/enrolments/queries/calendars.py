"""A person's own meetings, one by one, as calendars want them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Run
from naru.core.portable import Section
from naru.core.ready import Ready
from naru.enrolments.enums import Stage, State
from naru.enrolments.models import Elsewhere, Feed
from naru.enrolments.queries import elsewhere, mine
from naru.enrolments.queries.mine import Mine
from naru.enrolments.rules.feeds import digest_of, sequence
from naru.residents.enums import ResidentState
from naru.residents.models import Resident

PAST = timedelta(days=180)
"""Meetings of so long ago are left out of calendars."""
FEED = Ready(lambda resident: Feed.objects.filter(resident=resident), int)


@dataclass(frozen=True)
class Event:
    """One meeting of one seat. `key` stays while the meeting does, also when it is moved.

    `tentative`: whether there is a seat is not known yet. `whole_day`: no hours are known.
    """

    key: str
    claim_id: UUID
    starts_at: datetime
    ends_at: datetime
    title: str
    topic: str
    place: str
    changed_at: datetime
    sequence: int
    cancelled: bool
    tentative: bool = False
    whole_day: bool = False


def owner_of(secret: str) -> Resident | None:
    """Whose address has this secret part; nobody's once it was replaced or ended."""
    found = Feed.objects.filter(
        digest=digest_of(secret), resident__state=ResidentState.ACTIVE
    ).select_related("resident__user")
    feed = found.first()
    return feed.resident if feed else None


def feed_of(resident: Resident) -> Feed | None:
    """The person's address, if they have one."""
    return FEED.first(resident.pk)


def events_of(resident: Resident, *, since: datetime) -> list[Event]:
    """Meetings since then of every seat the person has or had, in order; what was given up is
    cancelled.

    Three queries. Of a seat that is only waited for or offered nothing is told.
    """
    found = [
        event
        for one in mine.seats_of(resident, since=since)
        for event in _events(one)
        if event.ends_at > since
    ]
    return sorted(found, key=lambda event: (event.starts_at, event.key))


def elsewhere_events(resident: Resident, *, since: datetime) -> list[Event]:
    """Meetings since then of what the person applied for elsewhere and what did not come to
    nothing.

    Of a run of which no hours are known, the first and the last day. Two queries.
    """
    found = [
        event
        for one in elsewhere.elsewhere_of(resident)
        if one.run is not None and one.stage != Stage.ENDED
        for event in _there(one, one.run)
        if event.ends_at > since
    ]
    return sorted(found, key=lambda event: (event.starts_at, event.key))


def export_feed(resident: Resident) -> list[Section]:
    """When the person's calendar address was made; its secret part is known to nobody here."""
    feed = feed_of(resident)
    rows = [{"made_at": feed.made_at}] if feed else []
    labels = {"made_at": _("만든 때")}
    return [Section(key="calendar", title=_("내 달력 주소"), labels=labels, rows=rows)]


def _events(one: Mine) -> Iterator[Event]:
    run, came = one.run, one.application
    ended = came is not None and came.state != State.SEATED
    off = run.status == RunStatus.CANCELLED or run.gone_at is not None
    last = max(run.changed_at, run.course.changed_at, one.claim.at)
    if came is not None and ended:
        last = max(last, came.state_at)
    for key, starts_at, ends_at, topic, place in _meetings(run):
        yield Event(
            key=f"{key}-{one.claim.public_id}",
            claim_id=one.claim.public_id,
            starts_at=starts_at,
            ends_at=ends_at,
            title=run.course.title,
            topic=topic,
            place=place or _place(run),
            changed_at=last,
            sequence=sequence(one.claim.at, last) + ended,
            cancelled=ended or off,
        )


def _there(one: Elsewhere, run: Run) -> Iterator[Event]:
    off = run.status == RunStatus.CANCELLED
    last = max(run.changed_at, run.course.changed_at, one.told_at)
    met = list(_meetings(run))
    for key, starts_at, ends_at, topic, place in met or _days(run):
        yield Event(
            key=f"{key}-{one.public_id}",
            claim_id=one.public_id,
            starts_at=starts_at,
            ends_at=ends_at,
            title=run.course.title,
            topic=topic,
            place=place or _place(run),
            changed_at=last,
            sequence=sequence(run.made_at, last),
            cancelled=off,
            tentative=one.stage == Stage.APPLIED,
            whole_day=not met,
        )


def _days(run: Run) -> Iterator[tuple[str, datetime, datetime, str, str]]:
    """The first and the last day, from midnight to midnight."""
    days = dict.fromkeys(day for day in (run.starts_on, run.last_on) if day)
    topics = [_("첫날"), _("마지막 날")]
    for day, topic in zip(days, topics, strict=False):
        begins = timezone.make_aware(datetime.combine(day, time()))
        yield f"day-{day:%Y%m%d}", begins, begins + timedelta(days=1), str(topic), ""


def _meetings(run: Run) -> Iterator[tuple[str, datetime, datetime, str, str]]:
    listed = list(run.sessions.all())
    for one in listed:
        place = one.place.name_ko if one.place else one.place_words
        yield f"session-{one.pk}", one.starts_at, one.ends_at, one.topic, place
    if not listed:
        for starts_at, ends_at in mine.meetings(run):
            yield f"day-{timezone.localdate(starts_at):%Y%m%d}", starts_at, ends_at, "", ""


def _place(run: Run) -> str:
    name = run.place.name_ko if run.place else run.place_words
    return ", ".join(part for part in (name, run.address) if part)
