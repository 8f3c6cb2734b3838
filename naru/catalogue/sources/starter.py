"""The starter catalogue: offerings made from the recipe, the same ones from the same day on.

A run of the practice subjects is known by its course and its first day in the cycle, so a later
load adds the runs of the next cycle and leaves those that people may have joined as they are.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zlib import crc32
from zoneinfo import ZoneInfo

from naru.catalogue.enums import Admission, ApplyAt, Mode, Payer, Residence, RunStatus, Schedule
from naru.catalogue.sources import timetable
from naru.catalogue.sources.offering import Block, OfferedSession, OfferedSkill, Offering
from naru.catalogue.sources.recipe import (
    OnlineCourse,
    OnlineSubject,
    PracticeSubject,
    Recipe,
    Subject,
)
from naru.catalogue.sources.timetable import Rhythm

SOURCE = "starter"
OPENS, CLOSES = time(10), time(18)
RUNS_PER_PLACE = 2
LEARN, HOW = "이런 것을 배워요", "수업은 이렇게 해요"


@dataclass(frozen=True)
class Spot:
    """A place where courses may be given."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class Kitchen:
    """What the recipe is worked with on a given day."""

    recipe: Recipe
    provider: str
    spots: Sequence[Spot]
    holidays: Collection[date]
    zone: ZoneInfo
    today: date


def offerings(kitchen: Kitchen) -> Iterator[Offering]:
    """Every online course, and every run with practice that begins within one cycle from today."""
    for file in kitchen.recipe.online:
        for subject in file.subject:
            for course in subject.courses:
                yield _online(kitchen, file.field, subject, course)
    for taught in kitchen.recipe.practice:
        yield from _taught(kitchen, taught)


def _online(kitchen: Kitchen, field: str, subject: OnlineSubject, course: OnlineCourse) -> Offering:
    shared = kitchen.recipe.starter.online
    key = f"{subject.code}/{course.title.ko}"[:120]
    return Offering(
        source_id=key,
        course_key=key,
        title=course.title.ko,
        title_en=course.title.en,
        provider_name=kitchen.provider,
        summary=subject.about,
        subject=subject.name,
        blocks=_blocks(subject, shared.how),
        field=field,
        language="ko",
        outlook=subject.after,
        certificate=subject.certificate,
        prerequisites=_needs(kitchen, course.level),
        hours=Decimal(course.hours),
        mode=Mode.ONLINE,
        age_rule_known=True,
        residence=Residence.CITY_LIFE,
        audience=shared.audience,
        skills=_skills(kitchen, subject),
        schedule=Schedule.ALWAYS,
        status=RunStatus.OPEN,
        admission=Admission.FIRST_COME,
        apply_at=ApplyAt.HERE,
        payer=Payer.NOBODY,
        fee_won=0,
        refund_words=shared.refund,
    )


def _taught(kitchen: Kitchen, subject: PracticeSubject) -> Iterator[Offering]:
    """The runs of one subject, over places of its kinds and over the weeks of the cycle."""
    starter = kitchen.recipe.starter
    shift = crc32(subject.code.encode())
    places = sorted((one for one in kitchen.spots if one.kind in subject.kinds), key=_code)
    if not places:
        return
    wanted = min(len(places), -(-subject.runs // RUNS_PER_PLACE))
    chosen = [places[(shift + at * len(places) // wanted) % len(places)] for at in range(wanted)]
    weeks = timetable.spread(subject.runs, starter.weeks, shift=shift % starter.weeks)
    rhythms = {one.code: one for one in starter.rhythm}
    for at, week in enumerate(weeks):
        part = rhythms[subject.rhythms[at % len(subject.rhythms)]]
        rhythm = Rhythm(tuple(part.weekdays), part.begins, part.ends)
        first = timetable.first_day(
            cycle_from=starter.cycle_from,
            weeks=starter.weeks,
            week=week,
            weekday=rhythm.weekdays[0],
            today=kitchen.today,
        )
        yield _run(kitchen, subject, chosen[at % wanted], first, rhythm)


def _run(
    kitchen: Kitchen, subject: PracticeSubject, spot: Spot, first: date, rhythm: Rhythm
) -> Offering:
    shared = kitchen.recipe.starter.practice
    sessions = [
        OfferedSession(
            starts_at=start.replace(tzinfo=kitchen.zone),
            ends_at=end.replace(tzinfo=kitchen.zone),
            mode=Mode.FIELD,
        )
        for start, end in timetable.meetings(
            first, rhythm, minutes=subject.hours * 60, holidays=kitchen.holidays
        )
    ]
    begins = sessions[0].starts_at.date()
    course_key = f"{subject.code}@{spot.code}"[:100]
    return Offering(
        source_id=f"{course_key}/{first.isoformat()}",
        course_key=course_key,
        title=subject.title.ko,
        title_en=subject.title.en,
        provider_name=spot.name,
        summary=subject.about,
        blocks=_blocks(subject, shared.how),
        field=subject.field,
        language="ko",
        outlook=subject.after,
        certificate=subject.certificate,
        prerequisites=_needs(kitchen, subject.level),
        hours=Decimal(subject.hours),
        mode=Mode.FIELD,
        age_rule_known=True,
        age_from=shared.youngest,
        age_to=shared.oldest,
        residence=Residence.CITY,
        audience=shared.audience,
        skills=_skills(kitchen, subject),
        schedule=Schedule.DATED,
        starts_on=begins,
        last_on=sessions[-1].starts_at.date(),
        weekdays=sorted(rhythm.weekdays),
        daily_from=rhythm.begins,
        daily_to=rhythm.ends,
        sessions=sessions,
        status=RunStatus.OPEN,
        apply_from_at=_moment(kitchen, begins, shared.apply_days_before, OPENS),
        apply_until_at=_moment(kitchen, begins, shared.close_days_before, CLOSES),
        admission=Admission[subject.admission.upper().replace("-", "_")],
        apply_at=ApplyAt.HERE,
        capacity=subject.capacity,
        payer=Payer.LEARNER if subject.fee_won else Payer.NOBODY,
        fee_won=subject.fee_won,
        materials_won=subject.materials_won,
        refund_words=shared.refund,
        place_words=spot.name,
    )


def _blocks(subject: Subject, how: str) -> list[Block]:
    return [
        {"kind": "paragraph", "text": subject.about},
        {"kind": "heading", "text": LEARN},
        {"kind": "list", "ordered": False, "items": list(subject.skills)},
        {"kind": "heading", "text": HOW},
        {"kind": "paragraph", "text": how},
    ]


def _skills(kitchen: Kitchen, subject: Subject) -> list[OfferedSkill]:
    """The subject's skills; its code, where it has one, stands with the first."""
    version = kitchen.recipe.starter.ncs_version if subject.ncs else ""
    coded = OfferedSkill(name=subject.skills[0], ncs_code=subject.ncs, ncs_version=version)
    return [coded, *(OfferedSkill(name=name) for name in subject.skills[1:])]


def _needs(kitchen: Kitchen, code: str) -> str:
    return next(level.needs for level in kitchen.recipe.starter.level if level.code == code)


def _moment(kitchen: Kitchen, day: date, before: int, clock: time) -> datetime:
    return datetime.combine(day - timedelta(days=before), clock, tzinfo=kitchen.zone)


def _code(spot: Spot) -> str:
    return spot.code
