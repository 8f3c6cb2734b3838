"""How the pack's files on skills and occupations are written."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from naru.city.problems import Wrong
from naru.city.schema import Code, Names, Part, Title, Words
from naru.occupations.enums import (
    CertificateKind,
    Demand,
    Effort,
    Hours,
    Level,
    Scheme,
    Way,
    Weight,
)
from naru.occupations.models.certificates import CERTIFICATE_CODE
from naru.occupations.models.occupations import OCCUPATION_CODE, WEEK
from naru.occupations.models.skills import NCS_CODE, SKILL_CODE


def _said(values: list[str]) -> str:
    return ", ".join(f'"{value.lower()}"' for value in values)


Position = Annotated[int, Field(ge=1, le=999)]
Edition = Annotated[str, Field(min_length=1, max_length=20)]
SkillCode = Annotated[str, Field(pattern=SKILL_CODE, max_length=60)]
Keco = Annotated[str, Field(pattern="^[0-9]{4}$")]
Ncs = Annotated[str, Field(pattern=NCS_CODE)]
Esco = Annotated[str, Field(max_length=200, pattern=r"^http://data\.europa\.eu/esco/\S+$")]
Onet = Annotated[str, Field(pattern=r"^[0-9]{2}-[0-9]{4}\.[0-9]{2}$")]
Band = Annotated[int, Field(ge=min(Level.values), le=max(Level.values))]
EffortWord = Literal["very_light", "light", "moderate", "heavy", "very_heavy"]
DemandWord = Literal[
    "standing",
    "walking",
    "lifting",
    "stooping",
    "heights",
    "hands",
    "screen",
    "voice",
    "driving",
    "outdoors",
    "heat_cold",
]
HoursWord = Literal["full_time", "part_time", "shifts", "nights", "weekends", "by_job"]
WayWord = Literal["open", "course", "certificate", "experience", "public_job", "own_business"]
Won = Annotated[int, Field(ge=0, le=1_000_000)]
ItemCode = Annotated[str, Field(pattern="^[0-9]{4}$")]
KindWord = Literal["technical", "professional", "licence", "accredited", "private"]


def _once(values: list[str]) -> list[str]:
    if len(set(values)) < len(values):
        raise ValueError("it names something twice")
    return values


class SkillEntry(Part):
    """One skill."""

    code: SkillCode = Field(
        description='"skill." and a short name that never changes, such as "skill.excel"'
    )
    name: Names = Field(description="what one can do, as { ko = …, en = … }")
    taught_as: Annotated[list[Title], AfterValidator(_once)] = Field(
        [], description="names under which courses say that they teach it, in Korean"
    )
    ncs: Ncs | None = Field(
        None, description="4, 6 or 8 digits of the national standards, in quotation marks"
    )
    esco: Esco | None = Field(None, description="the address of its like in ESCO")


class SkillsFile(Part):
    """One file of `skills/`: the skills of one list."""

    code: Code = Field(description="the file's name without .toml")
    number: Position = Field(description="its place among the lists, a whole number from 1")
    name: Names = Field(description="the list's name, as { ko = …, en = … }")
    ncs_edition: Edition = Field(description='the edition of the NCS codes, such as "2021"')
    skill: list[SkillEntry] = Field(
        min_length=1, description="one table [[skill]] for each skill, in the order of the list"
    )


class Fees(Part):
    """What an exam costs whatever the round."""

    written: Won | None = Field(None, description="of the written part, in won")
    practical: Won | None = Field(None, description="of the practical part, in won")
    whole: Won | None = Field(None, description="of an exam without parts, in won")
    source: Code = Field(description="the id of who says so in sources.toml")


class CertificateEntry(Part):
    """One certificate."""

    code: str = Field(
        pattern=CERTIFICATE_CODE, max_length=60, description='"cert." and a short name'
    )
    name: Names = Field(description="its official Korean name, and ours in English")
    kind: KindWord = Field(description=f"one of {_said(CertificateKind.values)}")
    grade: Title | None = Field(
        None,
        max_length=20,
        description="the rank in Korean whose exams share their dates, of technical ones",
    )
    practical_only: bool = Field(
        False, description="true if there is no written part, though its rank has one"
    )
    held_by: Names | None = Field(None, description="who holds the exam where Q-Net does not")
    item: ItemCode | None = Field(
        None, description="Q-Net's number of it (jmCd), four digits in quotation marks, where known"
    )
    fees: Fees | None = Field(
        None, description="what its parts cost whatever the round, as a table, where known"
    )

    @model_validator(mode="after")
    def _ranked(self) -> Self:
        if self.grade and self.kind != "technical":
            raise Wrong("only technical certificates have a grade", "Take grade out.", at="grade")
        return self


class ExamDays(Part):
    """When one applies for a part of an exam and sits it."""

    apply_from: date = Field(description="the first day to apply, such as 2027-01-05")
    apply_until: date = Field(description="the last day to apply")
    first: date = Field(description="the first day on which it is held")
    last: date = Field(description="the last day on which it is held")
    result: date = Field(description="the day of the result")
    fee_won: Won | None = Field(None, description="what it costs, in won; left out if not known")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = (self.apply_from, self.apply_until, self.first, self.last, self.result)
        if list(days) != sorted(days) or self.apply_until == self.first:
            raise Wrong("these days are not in order", "Put them in order.", at="first")
        return self


class RoundEntry(Part):
    """One round of exams: of the certificates named, or of all of a grade that Q-Net holds."""

    code: Code = Field(description="its id, such as 2027-craftsman-1")
    name: Names = Field(description='such as { ko = …, en = "2027, round 1" }')
    grade: Title | None = Field(None, max_length=20, description="the rank in Korean, or leave out")
    certificates: list[str] = Field([], description="codes of certificates, where no grade is")
    written: ExamDays | None = Field(None, description="days of the written part, as a table")
    practical: ExamDays | None = Field(None, description="days of the practical part, as a table")
    whole: ExamDays | None = Field(None, description="days of an exam without parts, as a table")
    url: str = Field(
        "", max_length=200, pattern=r"^(https://\S+)?$", description="where one applies"
    )
    sample: bool = Field(description="true if these days are invented, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if bool(self.grade) == bool(self.certificates):
            raise Wrong("it names a grade and certificates, or neither", "Keep one.", at="grade")
        if bool(self.whole) == bool(self.written or self.practical):
            raise Wrong("an exam is whole or in parts", "Keep one kind of days.", at="whole")
        if self.sample == bool(self.source):
            raise Wrong("days are a sample or have a source", "Keep one of both.", at="source")
        return self


class CertificatesFile(Part):
    """The content of `certificates.toml`."""

    certificate: list[CertificateEntry] = Field(
        min_length=1, description="one table [[certificate]] for each certificate"
    )
    round: list[RoundEntry] = Field(
        [], description="one table [[round]] for each round of exams with its days"
    )


class KecoEntry(Part):
    """A class of the national classification of occupations."""

    code: Keco = Field(description="four digits in quotation marks")
    name: Title = Field(description="the class's official Korean name")


class RouteEntry(Part):
    """A way in."""

    way: WayWord = Field(description=f"one of {_said(Way.values)}")
    text: Words = Field(description="one sentence on this way in, ko and en")


class PayEntry(Part):
    """What somebody found that the work pays."""

    from_won: int = Field(ge=1, description="the lower end of a usual month, in won")
    to_won: int = Field(ge=1, description="the upper end of a usual month, in won")
    as_of: date = Field(description="the day it was true, such as 2026-01-31")
    source: Code = Field(description="the id of its source in sources.toml")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to_won < self.from_won:
            raise Wrong("to_won is less than from_won", "Exchange the two.", at="to_won")
        return self


class OccupationEntry(Part):
    """One occupation."""

    code: str = Field(
        pattern=OCCUPATION_CODE,
        max_length=60,
        description='"occ." and a short name that never changes, such as "occ.care-worker"',
    )
    name: Names = Field(description="the occupation, as { ko = …, en = … }")
    also: list[Names] = Field([], description="other names it goes by, each with ko and en")
    summary: Words = Field(description="what one does all day, in our own words, ko and en")
    keco: KecoEntry = Field(description="its class, as { code = …, name = … }")
    ncs: list[Ncs] = Field([], description="codes of the national standards, in quotation marks")
    esco: list[Esco] = Field([], description="addresses of its like in ESCO")
    onet: list[Onet] = Field([], description='codes of its like in O*NET, such as "31-1122.00"')
    effort: EffortWord = Field(description=f"one of {_said(Effort.values)}")
    demands: Annotated[list[DemandWord], AfterValidator(_once)] = Field(
        [], description=f"some of {_said(Demand.values)}"
    )
    hours: Annotated[list[HoursWord], AfterValidator(_once)] = Field(
        min_length=1, description=f"some of {_said(Hours.values)}"
    )
    week: list[Annotated[int, Field(ge=1, le=WEEK)]] = Field(
        min_length=2, max_length=2, description="usual hours a week from and to, such as [20, 40]"
    )
    essential: dict[SkillCode, Band] = Field(
        min_length=1,
        description='skills the work needs and their level, such as { "skill.excel" = 2 }, 1 to 4',
    )
    useful: dict[SkillCode, Band] = Field(
        {}, description='skills that help and their level, such as { "skill.excel" = 2 }, 1 to 4'
    )
    required: list[str] = Field([], description="codes of certificates one must have")
    usual: list[str] = Field([], description="codes of certificates often asked for")
    routes: list[RouteEntry] = Field(
        min_length=1, description="ways in, each { way = …, text = { ko = …, en = … } }"
    )
    pay: PayEntry | None = Field(None, description="what it pays, only where a source says so")
    sources: list[Code] = Field(min_length=1, description="the ids of its sources")

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.week[1] < self.week[0]:
            raise Wrong("week ends with less than it begins", "Exchange the two.", at="week")
        for code in self.useful:
            if code in self.essential:
                raise Wrong(f'"{code}" is both essential and useful', "Take one out.", at="useful")
        for code in self.usual:
            if code in self.required:
                raise Wrong(f'"{code}" is both required and usual', "Take one out.", at="usual")
        return self


class OccupationsFile(Part):
    """One file of `occupations/`: the occupations of one field."""

    code: Code = Field(description="the file's name without .toml")
    number: Position = Field(description="its place among the fields, a whole number from 1")
    name: Names = Field(description="the field's name, as { ko = …, en = … }")
    editions: dict[Literal["keco", "ncs", "esco", "onet"], Edition] = Field(
        description='of the lists whose codes stand here, such as { keco = "2025", ncs = "2021" }'
    )
    occupation: list[OccupationEntry] = Field(
        min_length=1, description="one table [[occupation]] for each occupation"
    )

    @model_validator(mode="after")
    def _codes_have_editions(self) -> Self:
        used = {"keco"}
        for scheme in ("ncs", "esco", "onet"):
            if any(getattr(one, scheme) for one in self.occupation):
                used.add(scheme)
        missing = sorted(used - set(self.editions))
        if missing:
            raise Wrong(
                f"codes of {', '.join(missing)} stand here without the edition of their list",
                "Add it to editions.",
                at="editions",
            )
        return self


SCHEMES = {"ncs": Scheme.NCS, "esco": Scheme.ESCO, "onet": Scheme.ONET}
WEIGHTS = {"required": Weight.REQUIRED, "usual": Weight.USUAL}
