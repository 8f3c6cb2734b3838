"""`schools/*.toml`: which schools in stages a city has, and how each is made up from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force, note_disorder, note_sources
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Names, Part, Words
from naru.enrolments.enums import DoorMode
from naru.schools.models import Term
from naru.schools.rules import School, StagePlan, Strand

FOLDER = "schools"
MODES = {
    "first-come": DoorMode.FIRST_COME,
    "draw": DoorMode.DRAW,
    "review": DoorMode.REVIEW,
}


class StrandEntry(Part):
    """What modules may be about."""

    code: Code = Field(description='a short name, such as "health"')
    name: Names = Field(description="its name, as { ko = …, en = … }")


class StageEntry(Part):
    """One stage; the tables stand in the order in which people pass them."""

    code: Code = Field(description='a short name, such as "explore"')
    name: Names = Field(description="its name, as { ko = …, en = … }")
    about: Words = Field(description="what one does in it, in a sentence")
    at_least: int = Field(ge=1, le=20, description="so many modules complete the stage")


class DesignEntry(Part):
    """How the school is made up from a day on, until the next table; a term keeps its own."""

    from_on: date = Field(description="the first day it holds, such as 2026-03-12")
    source: Code | None = Field(None, description="an id of sources.toml")
    remind_days: int = Field(
        2, ge=1, le=14, description="so many days before choosing ends, people are reminded"
    )
    sample: Words | None = Field(None, description="what of it is only an example, in a sentence")
    stage: list[StageEntry] = Field(min_length=1, description="one table for each, in order")
    strand: list[StrandEntry] = Field([], description="one table for each")


class SchoolFile(Part):
    """The content of a file."""

    code: Code = Field(description="the file's name without .toml")
    programme: Code = Field(description="the code of the programme that the school is")
    policy: Code | None = Field(None, description="the rule that says who may come in")
    admission: Literal["first-come", "draw", "review"] = Field(description="how people get in")
    name: Names = Field(description="its name, as { ko = …, en = … }")
    design: list[DesignEntry] = Field(
        min_length=1, description="tables [[design]], the oldest first"
    )


def read_schools(
    pack: Pack, *, programmes: Known, policies: Known, sources: Known
) -> list[Read[SchoolFile]]:
    """Every file, checked; a city without any has no school."""
    if not any((pack.folder / FOLDER).glob("*.toml")):
        return []
    found = pack.tomls(FOLDER, SchoolFile)
    for read in found:
        one = read.value
        pack.refer(read, ("programme",), one.programme, programmes, "programmes/")
        pack.refer(read, ("policy",), one.policy, policies, "policies/")
        note_disorder(pack, read, "design", one.design)
        note_sources(pack, read, "design", [_Cited(each) for each in one.design], sources)
        if Path(read.file).stem != one.code:
            what = f'code = "{one.code}" is not the name of the file.'
            pack.problems.append(read.problem(("code",), what, "Give both the same name."))
        for number, design in enumerate(one.design):
            _note_repeats(pack, read, number, "stage", [each.code for each in design.stage])
            _note_repeats(pack, read, number, "strand", [each.code for each in design.strand])
    return found


@dataclass(frozen=True)
class _Cited:
    """A design as `note_sources` asks: without a source it has to be a sample."""

    entry: DesignEntry

    @property
    def sample(self) -> bool:
        return self.entry.sample is not None

    @property
    def source(self) -> str | None:
        return self.entry.source


def _note_repeats(
    pack: Pack, read: Read[SchoolFile], number: int, table: str, codes: list[str]
) -> None:
    for place, code in enumerate(codes):
        if code in codes[:place]:
            path = ("design", number, table, place, "code")
            what = f'code = "{code}" is used twice.'
            pack.problems.append(read.problem(path, what, f"Give this {table} another."))


def schools_on(on: date) -> Mapping[str, School]:
    """The city's schools that have begun by the day, by code."""
    found = {}
    for file in _files(Path(settings.CITY_DIR)):
        design = in_force(file.design, on)
        if design is not None:
            found[file.code] = _school(file, design)
    return found


def design_on(code: str, on: date) -> DesignEntry | None:
    """What the city says of the school's design of that day, with source and sample."""
    file = next((one for one in _files(Path(settings.CITY_DIR)) if one.code == code), None)
    return in_force(file.design, on) if file else None


def days_before(term: Term) -> int:
    """So many days before choosing ends its people are reminded; 0 is never."""
    design = design_on(term.school, term.designed_on)
    return design.remind_days if design else 0


def _school(file: SchoolFile, design: DesignEntry) -> School:
    return School(
        code=file.code,
        programme=file.programme,
        policy=file.policy or "",
        mode=MODES[file.admission].value,
        name_ko=file.name.ko,
        name_en=file.name.en,
        from_on=design.from_on,
        stages=tuple(
            StagePlan(one.code, one.name.ko, one.name.en, one.about.ko, one.about.en, one.at_least)
            for one in design.stage
        ),
        strands=tuple(Strand(one.code, one.name.ko, one.name.en) for one in design.strand),
    )


@lru_cache(maxsize=4)
def _files(folder: Path) -> tuple[SchoolFile, ...]:
    pack = Pack(folder)
    read = read_schools(pack, programmes=None, policies=None, sources=None)
    pack.stop_if_wrong()
    return tuple(one.value for one in read)
