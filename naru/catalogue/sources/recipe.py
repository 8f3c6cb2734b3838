"""The recipe of a city's starter catalogue: `courses/starter.toml` and the subjects beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Annotated, Literal

from pydantic import Field

from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Line, Names, Part, Title

STARTER, PRACTICE, ONLINE = "courses/starter.toml", "courses/practice.toml", "courses/online"
MONDAY, MOST_HOURS = 1, 400
WHERE = {
    "field": "courses/fields.toml",
    "level": STARTER,
    "rhythms": STARTER,
    "kinds": "places.csv",
}

Day = Annotated[int, Field(ge=1, le=7)]
Hours = Annotated[int, Field(ge=1, le=MOST_HOURS)]
Age = Annotated[int, Field(ge=0, le=120)]


class Level(Part):
    """What one should bring along."""

    code: Code = Field(description='a short name in small letters, such as "first"')
    needs: Line = Field(description="a sentence on what one should know before")


class RhythmPart(Part):
    """When a course with practice meets."""

    code: Code = Field(description='a short name in small letters, such as "evening"')
    weekdays: list[Day] = Field(min_length=1, description="weekdays, 1 for Monday to 7")
    begins: time = Field(alias="from", description="a time, such as 19:00:00")
    ends: time = Field(alias="to", description="a later time, such as 21:00:00")


class OnlinePart(Part):
    """What all online courses share."""

    provider: Code = Field(description="the code of a body in organisations.toml")
    how: Line = Field(description="how one learns, in a sentence or two")
    audience: Line = Field("", description="who may come, beyond age and home, or nothing")
    refund: Line = Field(description="what comes back on cancelling, in words")


class PracticePart(Part):
    """What all courses with practice share."""

    how: Line = Field(description="how one learns, in a sentence or two")
    audience: Line = Field("", description="who may come, beyond age and home, or nothing")
    refund: Line = Field(description="what comes back on cancelling, in words")
    youngest: Age = Field(description="the youngest age in full years, such as 40")
    oldest: Age = Field(description="the oldest age in full years, such as 64")
    apply_days_before: int = Field(ge=1, description="days before the start when it opens")
    close_days_before: int = Field(ge=0, description="days before the start when it closes")


class StarterFile(Part):
    """The content of `courses/starter.toml`."""

    ncs_version: Title = Field(description="the edition of the skill codes, in quotation marks")
    weeks: int = Field(ge=1, le=52, description="the length of a cycle in weeks")
    cycle_from: date = Field(description="the Monday on which a cycle began")
    online: OnlinePart = Field(description="a table [online]")
    practice: PracticePart = Field(description="a table [practice]")
    level: list[Level] = Field(min_length=1, description="one or more [[level]]")
    rhythm: list[RhythmPart] = Field(min_length=1, description="one or more [[rhythm]]")


class Subject(Part):
    """What a course teaches, wherever it does."""

    code: Code = Field(description="a short name that never changes, in small letters")
    about: Line = Field(description="what one does in it, in a sentence")
    skills: list[Title] = Field(min_length=1, description="names of skills, as a list of texts")
    ncs: str = Field("", pattern="^([0-9]{8})?$", description="a skill code of eight digits")
    certificate: Line = Field("", description="certificates it leads to, with commas, or nothing")
    after: Line = Field(description="what one can do afterwards, in a sentence")


class OnlineCourse(Part):
    """One course of an online subject."""

    title: Names = Field(description="the title, as { ko = …, en = … }")
    level: Code = Field(description="the code of a level in starter.toml")
    hours: Hours = Field(description="the length in whole hours")


class OnlineSubject(Subject):
    """A subject with its online courses."""

    name: Title = Field(description="the subject's name")
    courses: list[OnlineCourse] = Field(min_length=1, description="a list of { title, level, … }")


class OnlineFile(Part):
    """One file of `courses/online/`."""

    field: Code = Field(description="the code of a field in fields.toml")
    subject: list[OnlineSubject] = Field(min_length=1, description="one or more [[subject]]")


class PracticeSubject(Subject):
    """A subject taught on the spot."""

    field: Code = Field(description="the code of a field in fields.toml")
    title: Names = Field(description="the title of the course, as { ko = …, en = … }")
    hours: Hours = Field(description="the length in whole hours")
    level: Code = Field(description="the code of a level in starter.toml")
    rhythms: list[Code] = Field(min_length=1, description="codes of rhythms in starter.toml")
    kinds: list[Code] = Field(min_length=1, description="kinds of places in places.csv")
    runs: int = Field(ge=1, le=52, description="how many runs there are in a cycle")
    capacity: int = Field(ge=1, le=500, description="how many can take part")
    fee_won: int = Field(ge=0, description="what a learner pays in won, 0 for nothing")
    materials_won: int = Field(
        0,
        ge=0,
        description="the part of the fee for materials in won, which does not come back once the "
        "course has begun; left out if there is none",
    )
    admission: Literal["first-come", "first-paid", "lottery", "selection"] = Field(
        description="how places are given"
    )


class PracticeFile(Part):
    """The content of `courses/practice.toml`."""

    subject: list[PracticeSubject] = Field(min_length=1, description="one or more [[subject]]")


@dataclass(frozen=True)
class Recipe:
    """All files of the recipe, checked against each other."""

    starter: StarterFile
    online: tuple[OnlineFile, ...]
    practice: tuple[PracticeSubject, ...]


def read_recipe(pack: Pack, *, fields: Known, organisations: Known, kinds: Known) -> Recipe | None:
    """The recipe as a part of the whole pack; None for a city that starts with nothing."""
    if not (pack.folder / STARTER).exists():
        return None
    starter = pack.toml(STARTER, StarterFile)
    practice = pack.toml(PRACTICE, PracticeFile)
    online = pack.tomls(ONLINE, OnlineFile)
    if starter is None or practice is None:
        return None
    provider = starter.value.online.provider
    pack.refer(starter, ("online", "provider"), provider, organisations, "organisations.toml")
    _check_starter(pack, starter)
    levels = [level.code for level in starter.value.level]
    taken: set[str] = set()
    for file in online:
        pack.refer(file, ("field",), file.value.field, fields, "courses/fields.toml")
        _check_online(pack, file, levels, taken)
        taken |= {subject.code for subject in file.value.subject}
    _check_practice(
        pack,
        practice,
        {
            "field": fields,
            "level": levels,
            "rhythms": [rhythm.code for rhythm in starter.value.rhythm],
            "kinds": kinds,
        },
    )
    return Recipe(
        starter=starter.value,
        online=tuple(file.value for file in online),
        practice=tuple(practice.value.subject),
    )


def _check_starter(pack: Pack, read: Read[StarterFile]) -> None:
    file = read.value
    pack.once(read, "level", "code", [level.code for level in file.level])
    pack.once(read, "rhythm", "code", [rhythm.code for rhythm in file.rhythm])
    if file.cycle_from.isoweekday() != MONDAY:
        monday = file.cycle_from - timedelta(days=file.cycle_from.isoweekday() - MONDAY)
        what = f"cycle_from = {file.cycle_from} is not a Monday."
        pack.problems.append(read.problem(("cycle_from",), what, f"Write {monday}."))
    shared = file.practice
    if shared.oldest < shared.youngest:
        what = "oldest is smaller than youngest."
        pack.problems.append(read.problem(("practice", "oldest"), what, "Exchange the two."))
    if shared.close_days_before >= shared.apply_days_before:
        what = "one could not apply: it closes before it opens."
        right = "Make close_days_before smaller than apply_days_before."
        pack.problems.append(read.problem(("practice", "close_days_before"), what, right))
    for at, rhythm in enumerate(file.rhythm):
        if rhythm.ends <= rhythm.begins:
            what = "the rhythm ends before it begins."
            right = 'Write a later time in "to", on the same day.'
            pack.problems.append(read.problem(("rhythm", at, "to"), what, right))


def _check_online(pack: Pack, file: Read[OnlineFile], levels: Known, taken: set[str]) -> None:
    """`taken` are the codes of subjects in the files before this one."""
    pack.once(file, "subject", "code", [one.code for one in file.value.subject])
    for at, subject in enumerate(file.value.subject):
        if subject.code in taken:
            what = f'another file of {ONLINE}/ has the subject "{subject.code}" too.'
            right = "Give this subject another code."
            pack.problems.append(file.problem(("subject", at, "code"), what, right))
        titles: set[str] = set()
        for number, course in enumerate(subject.courses):
            where = ("subject", at, "courses", number)
            pack.refer(file, (*where, "level"), course.level, levels, STARTER)
            if course.title.ko in titles:
                what = f'the title "{course.title.ko}" is used twice in this subject.'
                right = "Give one of the courses another."
                pack.problems.append(file.problem((*where, "title"), what, right))
            titles.add(course.title.ko)


def _check_practice(pack: Pack, read: Read[PracticeFile], known: Mapping[str, Known]) -> None:
    pack.once(read, "subject", "code", [one.code for one in read.value.subject])
    for at, taught in enumerate(read.value.subject):
        if taught.materials_won > taught.fee_won:
            what = f"materials_won = {taught.materials_won} is more than the fee it is a part of."
            right = f"Write at most {taught.fee_won}, or what both cost together as fee_won."
            pack.problems.append(read.problem(("subject", at, "materials_won"), what, right))
        told = {
            "field": [taught.field],
            "level": [taught.level],
            "rhythms": taught.rhythms,
            "kinds": taught.kinds,
        }
        for name, values in told.items():
            for value in values:
                pack.refer(read, ("subject", at, name), value, known[name], WHERE[name])
