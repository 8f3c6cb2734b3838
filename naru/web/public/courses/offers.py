"""The runs of a course as its page shows them: each with its words, its dates, its place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naru.catalogue.enums import Admission, ApplyAt, Mode, Residence
from naru.catalogue.finding.standing import Standing, places_left
from naru.catalogue.models import Course, Run, Session
from naru.city.site import city
from naru.enrolments.queries.sight import Sight
from naru.web.public.courses import words
from naru.web.public.courses.calendar import has_dates
from naru.web.public.courses.doors import Door, door_of
from naru.web.public.courses.words import Mark, Said
from naru.web.templatetags.words import hours

FIRST = (Standing.OPEN, Standing.SOON, Standing.UNKNOWN)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One date of a run."""

    day: str
    hours: str
    topic: str
    place: Said | None


@dataclass(frozen=True, kw_only=True)
class Seats:
    """How full a run is; `taken` out of `of` for the bar, `left` in numbers."""

    left: int
    taken: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One run in words. `apply_href` leads to where one applies, "" if no address is told;
    `told_href` to telling that one applied there, "" where one applies here.

    `door` is how this site itself takes people in, None where it does not.
    """

    run: Run
    standing: Standing
    mark: Mark
    window: Said
    days: Said
    times: Said
    place: Said
    fee: Said
    seats: Seats | None
    capacity: int | None
    admission: Said
    apply_href: str
    apply_here: bool
    told_href: str
    calendar_href: str
    meetings: list[Meeting]
    door: Door | None = None

    @property
    def is_open(self) -> bool:
        return self.standing == Standing.OPEN

    @property
    def is_closed(self) -> bool:
        """Whether nobody can apply any more; a full run may still have a waiting list."""
        return self.standing in (Standing.CLOSED, Standing.CANCELLED, Standing.OVER)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where one goes: name, address, district, and the ways to find it."""

    name: Said
    address: str
    district: str
    href: str
    map_href: str
    map_name: str
    access: str


def offer_of(course: Course, run: Run, *, at: datetime, sight: Sight | None = None) -> Offer:
    """A run of the course in words, as it stands at the moment; `sight` is its door here."""
    told = _told(course, run, at)
    if sight is None:
        return told
    door = door_of(course, run, sight, at=at)
    if sight.intake.behind_id is not None:
        mark = Mark(_("학교에 들어온 사람만"), "outline")
        door = replace(door, standing=Standing.CLOSED, mark=mark)
    return replace(
        told,
        standing=door.standing,
        mark=door.mark,
        window=door.window,
        admission=door.mode,
        seats=None,
        capacity=sight.intake.capacity,
        told_href="",
        door=door,
    )


def _told(course: Course, run: Run, at: datetime) -> Offer:
    """As the run's own facts say."""
    left = places_left(capacity=run.capacity, registered=run.registered)
    seats = None
    if left is not None and run.capacity:
        seats = Seats(left=left, taken=run.capacity - left, of=run.capacity)
    admission = Admission(run.admission)
    return Offer(
        run=run,
        standing=words.standing_of(run, at=at),
        mark=words.mark_of(run, at=at),
        window=words.window(run),
        days=words.days(run),
        times=words.times(run),
        place=words.place(run, course.mode),
        fee=words.fee(run),
        seats=seats,
        capacity=run.capacity,
        admission=Said(str(admission.label), known=admission != Admission.UNKNOWN),
        apply_href=web_address(run.apply_url),
        apply_here=run.apply_at == ApplyAt.HERE,
        told_href=""
        if run.apply_at == ApplyAt.HERE
        else reverse("course_elsewhere", args=[course.public_id, run.public_id]),
        calendar_href=reverse("course_calendar", args=[course.public_id, run.public_id])
        if has_dates(run)
        else "",
        meetings=[_meeting(session) for session in run.sessions.all()],
    )


def chosen(offers: Iterable[Offer]) -> Offer | None:
    """The run that the page puts first: one that is open, else one that will be."""
    found = list(offers)
    for stands in FIRST:
        for offer in found:
            if offer.standing == stands:
                return offer
    return found[0] if found else None


def spots_of(course: Course, runs: Iterable[Run]) -> list[Spot]:
    """Every place of the runs once, in their order; none for what is only online."""
    if course.mode == Mode.ONLINE:
        return []
    found: dict[str, Spot] = {}
    for run in runs:
        spot = _spot(course, run)
        if spot.name.known or spot.address:
            found.setdefault(f"{spot.name.words} {spot.address}", spot)
    return list(found.values())


def audience(course: Course) -> list[Said]:
    """Who may come: by age, by where they live, and in the source's own words."""
    where = _home(course)
    said = [_ages(course), Said(where, known=course.residence != "UNKNOWN")]
    return [*said, Said(course.audience, is_korean=True)] if course.audience else said


def web_address(text: str) -> str:
    """An address a reader may be led to; "" for anything that is not http."""
    return text if text.startswith(("https://", "http://")) else ""


def _home(course: Course) -> str:
    """The rule of residence, with the name of the district or the city."""
    if course.residence_district:
        return _("%(district)s에 사는 분") % {"district": course.residence_district.name}
    said = {
        Residence.CITY: _("%(city)s에 사는 분"),
        Residence.CITY_LIFE: _("%(city)s에 살거나 일하거나 배우는 분"),
    }.get(Residence(course.residence), course.get_residence_display())
    return str(said) % {"city": city().short}


def _ages(course: Course) -> Said:
    if not course.age_rule_known:
        return Said(_("나이 조건 안내 없음"), known=False)
    first, last = course.age_from, course.age_to
    if first is None and last is None:
        return Said(_("나이와 상관없음"))
    if last is None:
        return Said(_("만 %(first)s세부터") % {"first": first})
    if first is None:
        return Said(_("만 %(last)s세까지") % {"last": last})
    return Said(_("만 %(first)s~%(last)s세") % {"first": first, "last": last})


def _spot(course: Course, run: Run) -> Spot:
    place = run.place
    own = (run.latitude, run.longitude)
    point = own if run.latitude is not None else (place.latitude, place.longitude) if place else own
    district = run.district or (place.district if place else None)
    return Spot(
        name=words.place(run, course.mode),
        address=run.address or (place.address if place else ""),
        district=district.name if district else "",
        href=reverse("place", args=[place.code]) if place and not place.withdrawn_at else "",
        map_href=map_href(*point),
        map_name=map_name(),
        access=run.access_words,
    )


def map_href(latitude: float | None, longitude: float | None) -> str:
    """Where the city's pack says a map shows the point; "" without a point or a map."""
    site = city().map
    if site is None or latitude is None or longitude is None:
        return ""
    return site.at(latitude, longitude)


def map_name() -> str:
    """What the site with that map is called."""
    site = city().map
    return str(site.name) if site else ""


def _meeting(session: Session) -> Meeting:
    starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    place: Said | None = None
    if session.place:
        place = Said(session.place.name)
    elif session.place_words:
        place = Said(session.place_words, is_korean=True)
    elif session.mode == Mode.ONLINE:
        place = Said(str(Mode.ONLINE.label))
    return Meeting(
        day=words.full_day(starts.date()),
        hours=hours(starts, ends),
        topic=session.topic,
        place=place,
    )
