"""`planning.toml`: what the city says about planning routes."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from pydantic import Field

from naru.catalogue.enums import Admission
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Line, Names, Part
from naru.planning.rules.plain import Tuning
from naru.planning.rules.terms import EvidenceTerms, Practice, Terms

FILE = "planning.toml"
Domain = Literal["work", "finance", "contribution", "relations", "family", "leisure", "health"]


class RiskPart(Part):
    """How likely it is, in a hundred, to get no place."""

    first_come: int = Field(ge=0, le=100, description="where the first get in")
    first_paid: int = Field(ge=0, le=100, description="where the first to pay get in")
    lottery: int = Field(ge=0, le=100, description="where a draw decides")
    selection: int = Field(ge=0, le=100, description="where somebody chooses")
    unknown: int = Field(ge=0, le=100, description="where nobody says how")


class PracticePart(Part):
    """What one practises at a bench after a course, and how often."""

    skills: list[str] = Field(
        min_length=1, description="codes of skills that one learns with the hands"
    )
    times: int = Field(ge=1, le=12, description="times at the bench, one a week")
    minutes: int = Field(ge=30, le=480, description="minutes of one time")
    every_weeks: int = Field(ge=1, le=12, description="weeks between days to begin")
    risk: int = Field(ge=0, le=100, description="in a hundred, to get no time in these weeks")


class LifeEntry(Part):
    """A part of life that a plan can be about, beside work."""

    code: Code = Field(description="its id, such as finance")
    name: Names = Field(description="what it is called")
    domains: list[Domain] = Field(
        description="domains of the self-diagnosis after which it is proposed"
    )
    skills: list[str] = Field(
        min_length=1, description="codes of skills to learn, the most important first"
    )


class PlanningFile(Part):
    """The content of `planning.toml`."""

    near_minutes: int = Field(ge=0, le=360, description="one way within the home district")
    across_minutes: int = Field(ge=0, le=360, description="one way to any other district")
    minute_won: int = Field(ge=0, le=10_000, description="what a minute on the way counts in won")
    start_every_weeks: int = Field(ge=1, le=8, description="weeks between days to begin alone")
    study_minutes: int = Field(ge=30, le=2400, description="minutes a week at one's own pace")
    usual_hours: int = Field(ge=1, le=500, description="hours of a course that says none")
    unknown_fee_won: int = Field(
        ge=1, le=1_000_000, description="what a course counts as that does not state its fee"
    )
    basic_words: list[Line] = Field(min_length=1, description="in titles for beginners")
    further_words: list[Line] = Field(min_length=1, description="in titles for those who go on")
    risk: RiskPart = Field(description="how likely it is to get no place")
    life: list[LifeEntry] = Field(
        min_length=1, description="one table [[life]] for each part of life that plans mix"
    )
    practice: PracticePart | None = Field(
        None, description="practice at a bench; left out: routes have none"
    )
    evidence_most: int = Field(ge=1, le=200, description="files of evidence a person keeps")
    evidence_years: int = Field(ge=1, le=30, description="years after which one is erased")
    sample: bool = Field(description="true if the city has not decided it, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


def read_planning(
    pack: Pack, *, sources: Known = None, skills: Known = None
) -> Read[PlanningFile] | None:
    """The file, checked: a source or "sample", and skills that there are."""
    read = pack.toml(FILE, PlanningFile)
    if read is None:
        return None
    pack.refer(read, ("source",), read.value.source, sources, "sources.toml")
    pack.once(read, "life", "code", [one.code for one in read.value.life])
    for number, one in enumerate(read.value.life):
        for at, code in enumerate(one.skills):
            pack.refer(read, ("life", number, "skills", at), code, skills, "skills/")
    for at, code in enumerate(read.value.practice.skills if read.value.practice else ()):
        pack.refer(read, ("practice", "skills", at), code, skills, "skills/")
    if not read.value.sample and read.value.source is None:
        what = "this file is no sample and names no source."
        pack.problems.append(read.problem(("sample",), what, "Add source or sample."))
    return read


def life() -> list[LifeEntry]:
    """The parts of life that plans mix, in the city's order."""
    return _life(Path(settings.CITY_DIR))


def terms() -> Terms:
    """What the city says now."""
    return _terms(Path(settings.CITY_DIR))


def evidence_terms() -> EvidenceTerms:
    """What the city says now of files of evidence."""
    file = _file(Path(settings.CITY_DIR))
    return EvidenceTerms(most=file.evidence_most, years=file.evidence_years)


@lru_cache(maxsize=4)
def _file(folder: Path) -> PlanningFile:
    pack = Pack(folder)
    read = read_planning(pack)
    pack.stop_if_wrong()
    return pack.sure(read).value


@lru_cache(maxsize=4)
def _life(folder: Path) -> list[LifeEntry]:
    return _file(folder).life


@lru_cache(maxsize=4)
def _terms(folder: Path) -> Terms:
    file = _file(folder)
    risks = file.risk.model_dump()
    hands = file.practice
    return Terms(
        near_minutes=file.near_minutes,
        across_minutes=file.across_minutes,
        study_minutes=file.study_minutes,
        usual_hours=file.usual_hours,
        unknown_fee_won=file.unknown_fee_won,
        risks={name: risks[name.lower()] for name in Admission.values},
        basic_words=tuple(file.basic_words),
        further_words=tuple(file.further_words),
        life={one.code: tuple(one.skills) for one in file.life},
        practice=Practice(
            skills=frozenset(hands.skills),
            times=hands.times,
            minutes=hands.minutes,
            every_weeks=hands.every_weeks,
            risk=hands.risk,
        )
        if hands
        else Practice(),
        tuning=Tuning(minute_won=file.minute_won, start_every_weeks=file.start_every_weeks),
    )
