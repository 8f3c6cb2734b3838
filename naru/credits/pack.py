"""`credits.toml`: the credit bank's rules by date, what licences give, and where one can learn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.utils import timezone
from pydantic import Field

from naru.city.dated import in_force_or_first, note_disorder
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Names, Part, Words
from naru.credits.rules.options import LicenceOffer, Offer, School, Taught
from naru.credits.rules.plain import Degree, Limits
from naru.credits.rules.subjects import same_subject
from naru.enrolments.models import Closing

FILE = "credits.toml"


class Amount(Part):
    """One number of a rule, never without its unit and where it is written."""

    value: int = Field(ge=0, le=1000, description="the number, such as 140")
    unit: Literal["credits", "credits a year", "credits a term", "percent", "marks", "licences"] = (
        Field(description="what is counted")
    )
    source: Code = Field(description="an id of sources.toml")


class DegreeEntry(Part):
    """What a degree asks for."""

    code: Code = Field(description='a short name, such as "bachelor"')
    name: Names = Field(description="its name, as { ko = …, en = … }")
    total: Amount = Field(description="credits in all")
    major: Amount = Field(description="of these at least in the major")
    liberal: Amount = Field(description="of these at least in liberal arts")
    one_body: Amount = Field(description="at most from one institution")
    licences: Amount = Field(description="licences that may count")
    licences_outside: Amount = Field(description="of these outside the major at most")


class RuleEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2024-01-01")
    year: Amount = Field(description="at most in a year, from March to February")
    term: Amount = Field(description="at most in a term")
    accredited: Amount = Field(description="at least from accredited or part-time courses")
    attendance: Amount = Field(description="attendance that a credit needs")
    mark: Amount = Field(description="mark of 100 that a credit needs")
    second_term_month: int = Field(
        ge=4, le=12, description="the month in which the second term of the year begins, such as 9"
    )
    degree: list[DegreeEntry] = Field(min_length=1, description="one table for each degree")


class MajorEntry(Part):
    """A major one can choose."""

    code: Code = Field(description='a short name, such as "computing"')
    name: Names = Field(description="its name, as { ko = …, en = … }")


class LicenceEntry(Part):
    """A licence that counts as credits."""

    code: Code = Field(description="a short name, once in the file")
    name: Names = Field(description="its name, as { ko = …, en = … }")
    credits: int = Field(ge=1, le=60, description="credits it counts as")
    major: Code | None = Field(None, description="the major it belongs to; left out: elective")
    cost_won: int = Field(ge=0, le=10_000_000, description="exam and preparation, in won")
    months: int = Field(ge=1, le=60, description="months until it is usually passed")
    source: Code | None = Field(None, description="where its credits are written, unless a sample")
    sample: bool = Field(description="true if credits are an example; cost and months always are")


class SubjectEntry(Part):
    """A subject of the credit bank."""

    code: Code = Field(description="a short name, once in the file")
    name: Names = Field(description="its name, as { ko = …, en = … }")
    credits: int = Field(ge=1, le=6, description="its credits")
    major: Code | None = Field(None, description="a major; left out for liberal arts and electives")
    liberal: bool = Field(False, description="true for liberal arts")


class SchoolEntry(Part):
    """A body that teaches subjects every year."""

    code: Code = Field(description="a short name, once in the file")
    name: Names = Field(description="its name, as { ko = …, en = … }")
    accredited: bool = Field(description="true if its courses are accredited or part-time")
    credit_won: int = Field(ge=0, le=1_000_000, description="what a credit costs, in won")
    terms: list[Literal[1, 2]] = Field(min_length=1, description="terms of the year it teaches in")
    subjects: list[Code] = Field(min_length=1, description="codes of subjects")
    sample: bool = Field(description="true if the body is invented")


class CreditsFile(Part):
    """The content of `credits.toml`."""

    rule: list[RuleEntry] = Field(min_length=1, description="tables [[rule]], oldest first")
    advance: Words = Field(description="where advance credits count, in a sentence")
    term_weeks: int = Field(ge=1, le=30, description="weeks a term lasts")
    horizon_terms: int = Field(ge=1, le=20, description="terms ahead in which ways are looked for")
    major: list[MajorEntry] = Field(min_length=1, description="one table [[major]] for each")
    licence: list[LicenceEntry] = Field([], description="one table [[licence]] for each")
    subject: list[SubjectEntry] = Field([], description="one table [[subject]] for each")
    school: list[SchoolEntry] = Field([], description="one table [[school]] for each")


@dataclass(frozen=True)
class Terms:
    """What the city says of credits, on a day; `sources` are ids, each once."""

    limits: Limits
    degrees: Sequence[DegreeEntry]
    rule: RuleEntry
    file: CreditsFile

    @property
    def sources(self) -> list[str]:
        rule = self.rule
        found = [one.source for one in (rule.year, rule.term, rule.accredited, rule.attendance)]
        for entry in self.degrees:
            found += [entry.total.source, entry.one_body.source, entry.licences.source]
        return list(dict.fromkeys(found))

    def degree(self, code: str) -> Degree | None:
        """As the rules take it; None for a code the city does not know."""
        entry = next((one for one in self.degrees if one.code == code), None)
        if entry is None:
            return None
        return Degree(
            code=code,
            total=entry.total.value,
            major=entry.major.value,
            liberal=entry.liberal.value,
            one_body=entry.one_body.value,
            licences=entry.licences.value,
            licences_outside=entry.licences_outside.value,
        )

    def degree_name(self, code: str) -> str:
        return next((str(one.name) for one in self.degrees if one.code == code), code)

    def major_name(self, code: str) -> str:
        return next((str(one.name) for one in self.file.major if one.code == code), code)

    def licence(self, code: str) -> LicenceEntry | None:
        return next((one for one in self.file.licence if one.code == code), None)

    @property
    def offer(self) -> Offer:
        """Where one can learn, as plain values."""
        subjects = {
            one.code: Taught(
                code=one.code,
                subject=same_subject(one.name.ko),
                name_ko=one.name.ko,
                name_en=one.name.en,
                credits=one.credits,
                major=one.major or "",
                liberal=one.liberal,
            )
            for one in self.file.subject
        }
        return Offer(
            schools=tuple(
                School(
                    code=one.code,
                    name_ko=one.name.ko,
                    name_en=one.name.en,
                    accredited=one.accredited,
                    credit_won=one.credit_won,
                    terms=tuple(one.terms),
                    subjects=tuple(subjects[code] for code in one.subjects),
                )
                for one in self.file.school
            ),
            licences=tuple(
                LicenceOffer(
                    code=one.code,
                    name_ko=one.name.ko,
                    name_en=one.name.en,
                    credits=one.credits,
                    major=one.major or "",
                    cost_won=one.cost_won,
                    months=one.months,
                )
                for one in self.file.licence
            ),
            term_weeks=self.file.term_weeks,
            horizon_terms=self.file.horizon_terms,
        )


def read_credits(pack: Pack, *, sources: Known = None) -> Read[CreditsFile] | None:
    """The file, checked against itself and the sources; None for a city without it."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, CreditsFile)
    if read is None:
        return None
    file = read.value
    note_disorder(pack, read, "rule", file.rule)
    for name in ("major", "licence", "subject", "school"):
        pack.once(read, name, "code", [one.code for one in getattr(file, name)])
    _check_sources(pack, read, sources)
    _check_codes(pack, read)
    return read


def _check_sources(pack: Pack, read: Read[CreditsFile], sources: Known) -> None:
    for number, rule in enumerate(read.value.rule):
        tables: list[tuple[tuple[str | int, ...], Part]] = [(("rule", number), rule)]
        tables += [
            (("rule", number, "degree", place), one) for place, one in enumerate(rule.degree)
        ]
        for path, table in tables:
            for name in type(table).model_fields:
                amount = getattr(table, name)
                if isinstance(amount, Amount):
                    where = (*path, name, "source")
                    pack.refer(read, where, amount.source, sources, "sources.toml")
    for number, licence in enumerate(read.value.licence):
        pack.refer(read, ("licence", number, "source"), licence.source, sources, "sources.toml")
        if licence.sample is (licence.source is not None):
            what = "a licence is a sample or has a source."
            path = ("licence", number)
            pack.problems.append(read.problem(path, what, "Write one of the two."))


def _check_codes(pack: Pack, read: Read[CreditsFile]) -> None:
    majors = [one.code for one in read.value.major]
    subjects = [one.code for one in read.value.subject]
    for number, licence in enumerate(read.value.licence):
        pack.refer(read, ("licence", number, "major"), licence.major, majors, FILE)
    for number, subject in enumerate(read.value.subject):
        pack.refer(read, ("subject", number, "major"), subject.major, majors, FILE)
    for number, school in enumerate(read.value.school):
        for place, code in enumerate(school.subjects):
            pack.refer(read, ("school", number, "subjects", place), code, subjects, FILE)


def credit_terms(on: date) -> Terms | None:
    """What holds on the day; before the first rule's day, that rule. None for a city without."""
    file = _file(Path(settings.CITY_DIR))
    if file is None:
        return None
    rule = in_force_or_first(file.rule, on)
    return Terms(
        limits=Limits(
            year=rule.year.value,
            term=rule.term.value,
            accredited=rule.accredited.value,
            attendance_percent=rule.attendance.value,
            mark=rule.mark.value,
            second_term_month=rule.second_term_month,
        ),
        degrees=rule.degree,
        rule=rule,
        file=file,
    )


def class_limits(closing: Closing) -> Limits | None:
    """What a class was promised: the rule of the day its run began; None in a city without one."""
    run = closing.intake.run
    terms = credit_terms(run.starts_on or timezone.localdate(closing.at))
    return terms.limits if terms else None


@lru_cache(maxsize=4)
def _file(folder: Path) -> CreditsFile | None:
    pack = Pack(folder)
    read = read_credits(pack)
    pack.stop_if_wrong()
    return read.value if read else None
