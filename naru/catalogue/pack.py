"""The city's files about the catalogue: its sources, and which courses go with which programme.

A city may have neither.
"""

import tomllib
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self

from pydantic import Field, model_validator

from naru.catalogue import lexicon
from naru.catalogue.sources.connector import FORM, Connector, Service
from naru.city.pack import Known, Pack, Read
from naru.city.problems import BadPack
from naru.city.schema import Code, Line, Part

FILE = "connectors.toml"
LINKS = "courses/programmes.toml"


class ExamsFeed(Part):
    """How the exam dates of certificates are read from the service of Q-Net."""

    source: Code = Field(description="the id of sources.toml that stands beside the dates")
    base_url: str = Field(description="the address of the service")
    key: str = Field("", description="which key of the environment opens it")
    page_size: int = Field(50, ge=1, le=50, description="rows asked at a time")
    user_agent: str = Field("Naru", description="how we call ourselves to the service")
    parameters: dict[str, str] = Field({}, description="fixed parameters of the query")
    ask: list[dict[str, str]] = Field(
        min_length=1, description="parameters of each list that is asked for, a year at a time"
    )

    @property
    def service(self) -> Service:
        """The same as every service of data.go.kr is asked."""
        return Service(
            feed="national",
            base_url=self.base_url,
            key=self.key,
            page_size=self.page_size,
            user_agent=self.user_agent,
            parameters=self.parameters,
        )


class ConnectorsFile(Part):
    """The content of `connectors.toml`."""

    city_names: list[str] = Field(default=[], description="how texts of sources name the city")
    elsewhere: list[str] = Field(default=[], description="names of regions that are not the city")
    source: list[Connector] = Field(default=[], description="one table [[source]] for each source")
    exams: ExamsFeed | None = Field(None, description="where exam dates are read, as a table")


def read_connectors(
    pack: Pack, *, fields: Known, sources: Known = None
) -> Read[ConnectorsFile] | None:
    """The file, with every name used once and all that it refers to known.

    None for a city without one.
    """
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, ConnectorsFile)
    if read:
        pack.once(read, "source", "name", [entry.name for entry in read.value.source])
        for at, entry in enumerate(read.value.source):
            for word, code in entry.fields.items():
                pack.refer(read, ("source", at, "fields", word), code, fields, lexicon.FIELDS)
        if read.value.exams:
            cited = read.value.exams.source
            pack.refer(read, ("exams", "source"), cited, sources, "sources.toml")
    return read


def exams_feed(folder: Path) -> ExamsFeed | None:
    """Where the city's exam dates are read, if it says so."""
    return _file(folder / FILE).exams


def connectors(folder: Path, *, time_zone: str) -> dict[str, Connector]:
    """Every source of the city by name, the providers' form among them.

    In the form a field is written by its name in the city's list.
    """
    file = _file(folder / FILE)
    shared = {
        "city_names": file.city_names,
        "elsewhere": file.elsewhere,
    }
    form = FORM.model_copy(update={"fields": lexicon.codes_by_name(folder)})
    return {
        one.name: one.model_copy(update={**shared, "time_zone": one.time_zone or time_zone})
        for one in (*file.source, form)
    }


class ProgrammeLink(Part):
    """The courses that go with one programme, as a search would find them."""

    programme: Code = Field(description="the code of a programme")
    words: Line = Field("", description="what somebody would type to find them, or nothing")
    field: list[Code] = Field([], description="codes of courses/fields.toml, any of them")
    mode: list[Literal["online", "field", "blended"]] = Field(
        [], description='any of "online", "field" and "blended"'
    )
    when: list[Literal["weekday", "evening", "weekend", "anytime"]] = Field(
        [], description='any of "weekday", "evening", "weekend" and "anytime"'
    )

    @model_validator(mode="after")
    def _narrows(self) -> Self:
        if not (self.words or self.field or self.mode or self.when):
            raise ValueError("it names no words, field, mode or time")
        return self

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The same as names and values of the search's address."""
        found = [("q", self.words)] if self.words else []
        found += [("mode", one.upper()) for one in self.mode]
        found += [("when", one.upper()) for one in self.when]
        return found + [("field", one) for one in self.field]

    def takes(self, *, field: str, mode: str, said: Collection[str] = ()) -> bool:
        """Whether a course goes with it; `said` are the words of links that the course speaks of.

        A link with times leads from the programme only: they are of runs, not of a course.
        """
        if self.when or (self.words and self.words not in said):
            return False
        modes = [one.upper() for one in self.mode]
        return (not self.field or field in self.field) and (not modes or mode in modes)


class LinksFile(Part):
    """The content of `courses/programmes.toml`."""

    link: list[ProgrammeLink] = Field(min_length=1, description="one or more [[link]]")


def read_links(pack: Pack, *, fields: Known, programmes: Known) -> Read[LinksFile] | None:
    """The file, with every programme once and known; None for a city without one."""
    if not (pack.folder / LINKS).exists():
        return None
    read = pack.toml(LINKS, LinksFile)
    if read:
        pack.once(read, "link", "programme", [one.programme for one in read.value.link])
        for at, one in enumerate(read.value.link):
            pack.refer(read, ("link", at, "programme"), one.programme, programmes, "programmes/")
            for code in one.field:
                pack.refer(read, ("link", at, "field"), code, fields, lexicon.FIELDS)
    return read


def links(folder: Path) -> Mapping[str, ProgrammeLink]:
    """The links of a city by the programme's code."""
    return _links(folder / LINKS)


@lru_cache(maxsize=4)
def _links(path: Path) -> Mapping[str, ProgrammeLink]:
    if not path.exists():
        return MappingProxyType({})
    file = LinksFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    return MappingProxyType({one.programme: one for one in file.link})


@lru_cache(maxsize=4)
def _file(path: Path) -> ConnectorsFile:
    if not path.exists():
        return ConnectorsFile()
    pack = Pack(path.parent)
    read = pack.toml(path.name, ConnectorsFile)
    if read is None:
        raise BadPack(pack.problems)
    return read.value
