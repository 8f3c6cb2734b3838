"""What somebody could take: subjects of schools term by term, dated classes, licences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from naru.credits.rules.plain import BANK, ELECTIVE, LIBERAL, LICENCE, MAJOR, MARCH, Limits, Line

MONTH_DAYS = 30


@dataclass(frozen=True)
class Taught:
    """A subject of the credit bank; of a `major`, `liberal`, or neither."""

    code: str
    subject: str
    name_ko: str
    name_en: str
    credits: int
    major: str = ""
    liberal: bool = False


@dataclass(frozen=True)
class School:
    """A body that teaches its subjects in these terms of every year, for so much a credit."""

    code: str
    name_ko: str
    name_en: str
    accredited: bool
    credit_won: int
    terms: tuple[int, ...]
    subjects: tuple[Taught, ...]


@dataclass(frozen=True)
class LicenceOffer:
    """A licence somebody could get within so many months."""

    code: str
    name_ko: str
    name_en: str
    credits: int
    major: str
    cost_won: int
    months: int


@dataclass(frozen=True)
class Offer:
    """Everything the city's pack says one can take."""

    schools: Sequence[School]
    licences: Sequence[LicenceOffer]
    term_weeks: int
    horizon_terms: int


@dataclass(frozen=True)
class Option:
    """One thing to take at one time; whoever takes it has the credits of `line` afterwards.

    `cost_won` as far as known, `cost_known` false where a class does not state its fee; `url` is
    the public name of a course of ours.
    """

    line: Line
    starts_on: date
    cost_won: int
    name_ko: str
    name_en: str
    body_ko: str = ""
    body_en: str = ""
    cost_known: bool = True
    course: str = ""


def options_of(
    offer: Offer, dated: Iterable[Option], *, limits: Limits, major: str, on: date
) -> list[Option]:
    """All that begins after the day, within the horizon; only subjects of the major or of none."""
    found = list(dated)
    for starts_on in first_days(limits, after=on, number=offer.horizon_terms):
        ends_on = starts_on + timedelta(weeks=offer.term_weeks) - timedelta(days=1)
        term = limits.term_of(starts_on)[1]
        for school in offer.schools:
            if term in school.terms:
                found += _taught(school, major, starts_on, ends_on)
    found += [_licence(one, major, on) for one in offer.licences]
    return found


def first_days(limits: Limits, *, after: date, number: int) -> Iterator[date]:
    """The first days of the next terms."""
    year = after.year - 1
    while number:
        for month in (MARCH, limits.second_term_month):
            day = date(year, month, 1)
            if day > after and number:
                number -= 1
                yield day
        year += 1


def _taught(school: School, major: str, starts_on: date, ends_on: date) -> Iterator[Option]:
    for one in school.subjects:
        if one.major and one.major != major:
            continue
        category = MAJOR if one.major else LIBERAL if one.liberal else ELECTIVE
        yield Option(
            line=Line(
                key=f"{school.code}.{one.code}.{starts_on}",
                kind=BANK,
                credits=one.credits,
                subject=one.subject,
                ended_on=ends_on,
                category=category,
                field=one.major,
                body=school.code,
                accredited=school.accredited,
            ),
            starts_on=starts_on,
            cost_won=one.credits * school.credit_won,
            name_ko=one.name_ko,
            name_en=one.name_en,
            body_ko=school.name_ko,
            body_en=school.name_en,
        )


def _licence(one: LicenceOffer, major: str, on: date) -> Option:
    mine = one.major == major
    return Option(
        line=Line(
            key=f"licence.{one.code}",
            kind=LICENCE,
            credits=one.credits,
            subject=f"licence:{one.code}",
            ended_on=on + timedelta(days=one.months * MONTH_DAYS),
            category=MAJOR if mine else ELECTIVE,
            field=major if mine else "",
        ),
        starts_on=on,
        cost_won=one.cost_won,
        name_ko=one.name_ko,
        name_en=one.name_en,
    )
