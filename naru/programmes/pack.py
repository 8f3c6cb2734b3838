"""`areas.toml`, `plan.toml` and `programmes/*.toml`: what the city offers, and its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Annotated, Literal, Self

from django.conf import settings
from pydantic import AfterValidator, Field, model_validator

from naru.city.pack import Known, Pack, Read
from naru.city.problems import Wrong
from naru.city.schema import Code, Confidence, Names, Number, Part, Words, Year
from naru.core.tables import Change, Row
from naru.programmes import rules, services
from naru.programmes.enums import FigureKind, PlanStatus
from naru.sources.enums import Confidence as Sureness

AREAS, PLAN, PROGRAMMES = "areas.toml", "plan.toml", "programmes"

Status = Literal["named_in_plan", "likely_in_plan", "post_plan", "before_plan", "linked"]
Position = Annotated[int, Field(ge=1, le=999)]


def _period(text: str) -> str:
    rules.period(text)
    return text


class FigureEntry(Part):
    """One figure: a number or words, for one period, from named sources."""

    kind: Literal["plan", "target", "result"] = Field(
        description='"plan" (the plan\'s own), "target" (set later for a year) or "result"'
    )
    period: Annotated[str, AfterValidator(_period)] = Field(
        description=f"one of {rules.FORMS}, in quotation marks"
    )
    value: Number | None = Field(
        None,
        max_digits=18,
        decimal_places=2,
        description="a number without commas; use text instead where there is none",
    )
    about: bool = Field(False, description="true if the source says about, else left out")
    text: Words | None = Field(None, description="words instead of a number, as { ko = …, en = … }")
    note: Words | None = Field(None, description="what to know about the figure, ko and en")
    confidence: Confidence = Field(description='"high", "medium" or "low"')
    sources: list[Code] = Field(min_length=1, description='the ids of its sources, such as ["s12"]')

    @model_validator(mode="after")
    def _number_or_words(self) -> Self:
        if (self.value is None) == (self.text is None):
            raise Wrong(
                "this figure has both value and text, or neither",
                "Write value for a number, text for words.",
            )
        return self


class MeasureEntry(Part):
    """Something that is counted, with all that was said about it."""

    code: Code = Field(description='a short name, once per programme, such as "learners"')
    label: Names = Field(description="what is counted, as { ko = …, en = … }")
    unit: Names | None = Field(None, description="the unit, as { ko = …, en = … }")
    headline: bool = Field(
        False, description="true if the overview of the plan shows it, else left out"
    )
    note: Words | None = Field(None, description="what to know about the figures, ko and en")
    figures: list[FigureEntry] = Field(
        min_length=1, description="a list of { kind, period, value, confidence, sources }"
    )


class AreaEntry(Part):
    """One area of the plan."""

    code: Code = Field(description='a short name for addresses of pages, such as "jobs"')
    number: Position = Field(description="the area's place in the plan, a whole number from 1")
    name: Names = Field(description="the area's name, as { ko = …, en = … }")
    summary: Words = Field(description="one sentence on what it is for, ko and en")


class AreasFile(Part):
    """The content of `areas.toml`."""

    area: list[AreaEntry] = Field(min_length=1, description="one table [[area]] for each area")


class PlanFile(Part):
    """The content of `plan.toml`: figures about the plan as a whole."""

    measure: list[MeasureEntry] = Field(
        min_length=1, description="one table [[measure]] for each thing counted"
    )


class NameEntry(Part):
    """A name and the years in which it was used."""

    name: Names = Field(description="the name, as { ko = …, en = … }")
    from_year: Year | None = Field(None, description="the first year it was used, if known")
    until_year: Year | None = Field(
        None, description="the last year it was used, left out for today's name"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_year and self.until_year and self.until_year < self.from_year:
            raise Wrong("until_year is before from_year", "Change the years.", at="until_year")
        return self


class ProgrammeFile(Part):
    """The content of one file in `programmes/`."""

    code: Code = Field(description="the file's name without .toml")
    area: Code = Field(description="the code of an area in areas.toml")
    number: Position = Field(description="its place inside the area, a whole number from 1")
    name: Names = Field(description="today's name, as { ko = …, en = … }")
    summary: Words = Field(description="one or two sentences on what a resident gets, ko and en")
    responsible: Code | None = Field(
        None, description="the code of a body in organisations.toml; left out if unknown"
    )
    partners: list[Code] = Field([], description="codes of bodies in organisations.toml")
    status: Status = Field(
        description='"named_in_plan", "likely_in_plan", "post_plan", "before_plan" or "linked"'
    )
    start_year: Year | None = Field(None, description="the year it started, if known")
    confidence: Confidence = Field(description='"high", "medium" or "low"')
    note: Words | None = Field(None, description="what is not known or not sure, ko and en")
    sources: list[Code] = Field(min_length=1, description='the ids of its sources, such as ["s12"]')
    names: list[NameEntry] = Field(
        [], description="one table [[names]] for each name, the oldest first, today's last"
    )
    measure: list[MeasureEntry] = Field(
        [], description="one table [[measure]] for each thing counted"
    )

    @model_validator(mode="after")
    def _todays_name_last(self) -> Self:
        if self.names and self.names[-1].name != self.name:
            raise Wrong(
                "the last of names is not the same as name",
                "Put today's name last, in the same words.",
                at="names",
            )
        return self


@dataclass(frozen=True)
class ProgrammesPart:
    """The files after reading; `areas` and `plan` are None if they had a mistake."""

    areas: Read[AreasFile] | None
    plan: Read[PlanFile] | None
    programmes: list[Read[ProgrammeFile]]


def read_programmes(pack: Pack, *, sources: Known, organisations: Known) -> ProgrammesPart:
    """All files of this domain, with every reference checked."""
    part = ProgrammesPart(
        areas=pack.toml(AREAS, AreasFile),
        plan=pack.toml(PLAN, PlanFile),
        programmes=pack.tomls(PROGRAMMES, ProgrammeFile),
    )
    if part.areas:
        pack.once(part.areas, "area", "code", [area.code for area in part.areas.value.area])
        pack.once(part.areas, "area", "number", [area.number for area in part.areas.value.area])
    if part.plan:
        _check_measures(pack, part.plan, part.plan.value.measure, sources)
    found = part.areas.value.area if part.areas else []
    areas = None if pack.spoiled(AREAS) else [area.code for area in found]
    for read in part.programmes:
        _check_programme(pack, read, areas, sources, organisations)
    pack.once_per_row(part.programmes, "number", lambda one: (one.area, one.number))
    return part


def areas_in_pack() -> list[AreaEntry]:
    """The areas of the city being served, in the plan's order, for menus: read once, no query."""
    return sorted(_areas_of(Path(settings.CITY_DIR)).area, key=lambda area: area.number)


@lru_cache(maxsize=4)
def _areas_of(folder: Path) -> AreasFile:
    pack = Pack(folder)
    read = pack.toml(AREAS, AreasFile)
    pack.stop_if_wrong()
    if read is None:
        raise AssertionError("a pack without mistakes has this file")
    return read.value


def known_codes(pack: Pack, part: ProgrammesPart) -> Known:
    """What other files may refer to; None if a programme's file has mistakes of its own."""
    if pack.spoiled(PROGRAMMES):
        return None
    return [read.value.code for read in part.programmes]


def save(part: ProgrammesPart, *, at: datetime) -> list[Change]:
    """Hand everything to the services that write it."""
    files = [read.value for read in part.programmes]
    areas = part.areas.value.area if part.areas else []
    measures = list(_measures(part))
    return [
        services.save_areas([_area(area) for area in areas], at=at),
        *services.save_programmes([_programme(one) for one in files], at=at),
        services.save_names([row for one in files for row in _names(one)], at=at),
        services.save_measures(
            [_measure(code, at_, entry) for code, at_, entry in measures], at=at
        ),
        *services.save_figures(
            [
                _figure(code, entry.code, figure)
                for code, _at, entry in measures
                for figure in entry.figures
            ],
            at=at,
        ),
    ]


def _check_programme(
    pack: Pack,
    read: Read[ProgrammeFile],
    areas: Known,
    sources: Known,
    organisations: Known,
) -> None:
    programme, file = read.value, PurePath(read.file).stem
    if programme.code != file:
        right = f'Write code = "{file}", or rename the file.'
        pack.problems.append(read.problem(("code",), "this is not the file's name.", right))
    pack.refer(read, ("area",), programme.area, areas, AREAS)
    bodies = "organisations.toml"
    pack.refer(read, ("responsible",), programme.responsible, organisations, bodies)
    for number, code in enumerate(programme.partners):
        pack.refer(read, ("partners", number), code, organisations, bodies)
    for number, code in enumerate(programme.sources):
        pack.refer(read, ("sources", number), code, sources, "sources.toml")
    _check_measures(pack, read, programme.measure, sources)


def _check_measures(
    pack: Pack,
    read: Read[PlanFile] | Read[ProgrammeFile],
    measures: list[MeasureEntry],
    sources: Known,
) -> None:
    pack.once(read, "measure", "code", [measure.code for measure in measures])
    for at, measure in enumerate(measures):
        seen = set()
        for number, figure in enumerate(measure.figures):
            path = ("measure", at, "figures", number)
            if (figure.kind, figure.period) in seen:
                what = f"there is already a {figure.kind} for {figure.period}."
                right = "Join the two, or give the second a measure of its own."
                pack.problems.append(read.problem(path, what, right))
            seen.add((figure.kind, figure.period))
            for place, code in enumerate(figure.sources):
                pack.refer(read, (*path, "sources", place), code, sources, "sources.toml")


def _measures(part: ProgrammesPart) -> Iterator[tuple[str | None, int, MeasureEntry]]:
    for position, entry in enumerate(part.plan.value.measure if part.plan else []):
        yield None, position, entry
    for read in part.programmes:
        for position, entry in enumerate(read.value.measure):
            yield read.value.code, position, entry


def _area(area: AreaEntry) -> Row:
    return {
        "code": area.code,
        "number": area.number,
        **_words("name", area.name),
        **_words("summary", area.summary),
    }


def _programme(one: ProgrammeFile) -> Row:
    return {
        **one.model_dump(include={"code", "area", "number", "start_year", "partners", "sources"}),
        **_words("name", one.name),
        **_words("summary", one.summary),
        **_words("note", one.note),
        "organisation": one.responsible,
        "plan_status": PlanStatus[one.status.upper()],
        "confidence": Sureness[one.confidence.upper()],
    }


def _names(one: ProgrammeFile) -> Iterator[Row]:
    for position, entry in enumerate(one.names or [NameEntry(name=one.name)]):
        yield {
            "programme": one.code,
            "position": position,
            **_words("name", entry.name),
            "from_year": entry.from_year,
            "until_year": entry.until_year,
        }


def _measure(programme: str | None, position: int, entry: MeasureEntry) -> Row:
    return {
        "programme": programme,
        "code": entry.code,
        "position": position,
        **_words("label", entry.label),
        **_words("unit", entry.unit),
        "is_headline": entry.headline,
        **_words("note", entry.note),
    }


def _figure(programme: str | None, measure: str, figure: FigureEntry) -> Row:
    span = rules.period(figure.period)
    return {
        "programme": programme,
        "measure": measure,
        "kind": FigureKind[figure.kind.upper()],
        "period": figure.period,
        "from_on": span.from_on,
        "to_on": span.to_on,
        "value": figure.value,
        "about": figure.about,
        **_words("text", figure.text),
        **_words("note", figure.note),
        "confidence": Sureness[figure.confidence.upper()],
        "sources": figure.sources,
    }


def _words(name: str, words: Words | Names | None) -> Row:
    return {f"{name}_ko": words.ko if words else "", f"{name}_en": words.en if words else ""}
