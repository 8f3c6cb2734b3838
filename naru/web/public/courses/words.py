"""A run in words: when, where, for how much, and whether one may apply. Unknown is said so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.catalogue.enums import Mode, Payer, Schedule
from naru.catalogue.finding.standing import Standing, places_left, standing
from naru.catalogue.finding.tags import last_day
from naru.catalogue.models import Course, Run, Session
from naru.core.dates import (
    day_in_words,
    day_time_in_words,
    days_in_words,
    end_in_words,
    hours_in_words,
    short_day_in_words,
    weekday_in_words,
)
from naru.core.languages import reader_language
from naru.core.money import won_in_words
from naru.web.languages import LESSONS

SOON_DAYS = 3
"""A deadline as near as this stands out."""
FAR_DAYS = 90
"""Deadlines later than this are not counted in days."""
FEW_TIMES = 3


@dataclass(frozen=True)
class Said:
    """Words for a fact; `known` is false for the words that nobody told us."""

    words: str
    known: bool = True
    is_korean: bool = False


@dataclass(frozen=True)
class Mark:
    """A badge: words and their tone."""

    label: str
    tone: str


def standing_of(run: Run, *, at: datetime) -> Standing:
    """Whether one may apply for a run at the moment."""
    last = last_day(starts_on=run.starts_on, last_on=run.last_on)
    return standing(
        status=run.status,
        opens_at=run.apply_from_at,
        closes_at=run.apply_until_at,
        last_on=date.fromordinal(last) if last else None,
        at=at,
        today=timezone.localdate(at),
    )


def mark_of(run: Run, *, at: datetime) -> Mark:
    """The badge that says whether one may apply."""
    stands = standing_of(run, at=at)
    if stands == Standing.OPEN:
        return _open_mark(run, at)
    if stands == Standing.SOON:
        if run.apply_from_at and run.apply_from_at > at:
            on = timezone.localdate(run.apply_from_at)
            day = short_day_in_words(on, language=reader_language())
            return Mark(_("%(day)s부터 신청") % {"day": day}, "information")
        return Mark(_("신청 예정"), "information")
    return {
        Standing.FULL: Mark(_("정원 마감"), "gray"),
        Standing.PAUSED: Mark(_("신청 잠시 멈춤"), "warning"),
        Standing.CLOSED: Mark(_("신청 마감"), "gray"),
        Standing.CANCELLED: Mark(_("취소됨"), "danger"),
        Standing.OVER: Mark(_("끝남"), "gray"),
    }.get(stands, Mark(_("신청 상태 안내 없음"), "outline"))


def _open_mark(run: Run, at: datetime) -> Mark:
    if run.apply_until_at is None:
        return Mark(_("지금 신청 가능"), "primary")
    left = (timezone.localdate(closing(run)) - timezone.localdate(at)).days
    return left_mark(left)


def left_mark(left: int) -> Mark:
    """How many days are left to apply; a deadline that is far away hurries nobody."""
    if left <= 0:
        return Mark(_("오늘 마감"), "danger")
    if left > FAR_DAYS:
        return Mark(_("지금 신청 가능"), "primary")
    words = ngettext("마감 %(days)s일 전", "마감 %(days)s일 전", left) % {"days": left}
    return Mark(words, "danger" if left <= SOON_DAYS else "primary")


def closing(run: Run) -> datetime:
    """The last moment at which one may still apply: deadlines at midnight belong to the day before.

    Only for runs that have a deadline.
    """
    if run.apply_until_at is None:
        raise ValueError("This run has no deadline.")
    return run.apply_until_at - timedelta(minutes=1)


def deadline(run: Run) -> str:
    """ "2026년 11월 24일(화) 18:00까지"; a deadline at midnight is the end of the day before."""
    local = timezone.localtime(run.apply_until_at)
    if local.time() == time(0):
        day = day_in_words(local.date() - timedelta(days=1), language=reader_language())
        return _("%(when)s까지") % {"when": day}
    return _("%(when)s까지") % {"when": moment(local)}


def moment(at: datetime) -> str:
    """Day and time on the city's clock."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return day_time_in_words(at, zone=zone, language=reader_language())


def end(at: datetime) -> str:
    """As `moment`, for the end of something: midnight is 24:00 of the day before."""
    return end_in_words(at, zone=ZoneInfo(settings.TIME_ZONE), language=reader_language())


def full_day(on: date) -> str:
    """A day with its year and weekday."""
    return day_in_words(on, language=reader_language())


def window(run: Run) -> Said:
    """When one may apply, as far as it is told."""
    opens, closes = run.apply_from_at, run.apply_until_at
    if opens and closes:
        return Said(_("%(when)s부터") % {"when": moment(opens)} + " " + deadline(run))
    if closes:
        return Said(deadline(run))
    if opens:
        return Said(_("%(when)s부터") % {"when": moment(opens)})
    if run.schedule == Schedule.ALWAYS and run.status == "OPEN":
        return Said(_("언제든지"))
    return Said(_("신청 기간 안내 없음"), known=False)


def days(run: Run) -> Said:
    """First to last day."""
    if run.schedule == Schedule.ALWAYS:
        return Said(_("언제든지 시작"))
    if run.starts_on is None:
        return Said(_("날짜 안내 없음"), known=False)
    first = day_in_words(run.starts_on, language=reader_language())
    if run.last_on is None:
        return Said(_("%(when)s부터") % {"when": first})
    if run.last_on == run.starts_on:
        return Said(_("%(when)s 하루") % {"when": first})
    return Said(days_in_words(run.starts_on, run.last_on, language=reader_language()))


def short_days(run: Run) -> Said:
    """The first day for a list, without its year."""
    if run.schedule == Schedule.ALWAYS:
        return Said(_("언제든지"))
    if run.starts_on is None:
        return days(run)
    return Said(short_day_in_words(run.starts_on, language=reader_language()))


def times(run: Run) -> Said:
    """ "화·목 19:00~21:00", from the run, else from its sessions, else as the source says."""
    days_of_week = "·".join(weekday(day) for day in sorted(run.weekdays))
    hours = f"{run.daily_from:%H:%M}" if run.daily_from else ""
    if run.daily_from and run.daily_to:
        hours = hours_in_words(run.daily_from, run.daily_to, language=reader_language())
    if days_of_week and hours:
        return Said(f"{days_of_week} {hours}")
    met = list(dict.fromkeys(_slot(session) for session in run.sessions.all()))
    if met and len(met) <= FEW_TIMES:
        return Said(", ".join(met))
    if met:
        return Said(_("%(first)s 등, 날마다 다름") % {"first": met[0]})
    if hours or run.time_words:
        return Said(run.time_words, is_korean=True) if run.time_words else Said(hours)
    if run.schedule == Schedule.ALWAYS:
        return Said(_("원하는 시간에"))
    return Said(_("시간 안내 없음"), known=False)


def weekday(iso_weekday: int) -> str:
    """The day's short name in the reader's language."""
    return weekday_in_words(iso_weekday, language=reader_language())


def _slot(session: Session) -> str:
    starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    hours = hours_in_words(starts, ends, language=reader_language())
    return f"{weekday(starts.isoweekday())} {hours}"


def place(run: Run | None, mode: str) -> Said:
    """Where it is given, by the name residents know."""
    if run and run.place:
        return Said(run.place.name)
    if run and run.place_words:
        return Said(run.place_words, is_korean=True)
    if mode == Mode.ONLINE:
        return Said(_("온라인"))
    if run and run.district:
        return Said(run.district.name)
    return Said(_("장소 안내 없음"), known=False)


def fee(run: Run | None) -> Said:
    """What a learner pays."""
    if run is None:
        return Said(str(Payer.UNKNOWN.label), known=False)
    if run.payer == Payer.NOBODY or run.fee_won == 0:
        return Said(_("무료"))
    if run.fee_won is not None:
        return Said(won_in_words(run.fee_won, language=reader_language()))
    if run.fee_words:
        return Said(run.fee_words, is_korean=True)
    return Said(str(Payer(run.payer).label), known=run.payer != Payer.UNKNOWN)


def hours(course: Course) -> Said:
    """How long it takes in all."""
    if course.hours is None:
        return Said(_("안내 없음"), known=False)
    number = ceil(course.hours)
    return Said(
        ngettext("%(hours)s시간", "%(hours)s시간", number) % {"hours": f"{float(course.hours):g}"}
    )


def language(course: Course) -> Said:
    """The language it is held in; a code nobody named for us stands for itself."""
    if not course.language:
        return Said(_("안내 없음"), known=False)
    return Said(str(LESSONS.get(course.language, course.language)))


def free_places(run: Run) -> Said | None:
    """How many places are left, or how many there are; None if neither is told."""
    left = places_left(capacity=run.capacity, registered=run.registered)
    if left is not None:
        return Said(ngettext("%(n)s자리 남음", "%(n)s자리 남음", left) % {"n": left})
    if run.capacity is not None:
        return Said(ngettext("정원 %(n)s명", "정원 %(n)s명", run.capacity) % {"n": run.capacity})
    return None
