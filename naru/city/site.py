"""Who the site is: names, telephone, plan. Read from `city.toml` once a process, no query."""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator

from naru.city.home import city_folder
from naru.city.pack import Known, Pack
from naru.city.schema import Code, Line, Names, Part, Words, Year

FILE = "city.toml"


class Ages(Part):
    """Whom the city's offer is for, in completed years of age, both ends included."""

    youngest: int = Field(ge=0, le=120, description="a whole number of years, such as 40")
    oldest: int = Field(ge=0, le=120, description="a whole number of years, such as 64")


class Help(Part):
    """Where a person answers."""

    phone: Line = Field(description="the telephone number as people dial it")
    sample: bool = Field(
        description="true if the number is an example that nobody answers, else false"
    )
    hours: Words = Field(description="when somebody answers, as { ko = …, en = … }")


MAP_SLOTS = ("{latitude}", "{longitude}")


class MapSite(Part):
    """The site of somebody else on which pages show where a place is."""

    name: Names = Field(description="what the site is called, as { ko = …, en = … }")
    address: str = Field(
        max_length=300,
        pattern=r"^https://[^\s<>\"]+$",
        description="https://… with {latitude} and {longitude} where the point goes",
    )
    as_of: date = Field(description="the day this was written down, such as 2026-11-29")
    source: Code = Field(description="an id of sources.toml: who says how addresses are made")

    @field_validator("address")
    @classmethod
    def _with_a_point(cls, address: str) -> str:
        left = address
        for slot in MAP_SLOTS:
            if slot not in address:
                raise ValueError(f"it has no {slot}")
            left = left.replace(slot, "")
        if "{" in left or "}" in left:
            raise ValueError("it has other { } than {latitude} and {longitude}")
        return address

    def at(self, latitude: float, longitude: float) -> str:
        """The address that shows a point (WGS 84)."""
        return self.address.format(latitude=latitude, longitude=longitude)


class Plan(Part):
    """The city's plan that the programmes come from."""

    name: Names = Field(description="the plan's name, as { ko = …, en = … }")
    announced_on: date = Field(description="a date, such as 2022-12-20")
    from_year: Year = Field(description="the first year of the plan, such as 2022")
    until_year: Year = Field(description="the last year of the plan, such as 2026")


class City(Part):
    """The content of `city.toml`."""

    code: Code = Field(description="a short name in small letters, the same as the folder's")
    name: Names = Field(description="the city's full name, as { ko = …, en = … }")
    short: Names = Field(description="the city's everyday name, as { ko = …, en = … }")
    site: Names = Field(description="the name of the site, as { ko = …, en = … }")
    service: Names = Field(description="what the city calls its offer, as { ko = …, en = … }")
    tagline: Words = Field(description="one sentence on what the site is for, ko and en")
    official: bool = Field(description="true only if the city itself runs this site, else false")
    time_zone: str = Field(description='a name of the time zone database, such as "Asia/Tokyo"')
    residents: Ages = Field(description="the ages served, as { youngest = …, oldest = … }")
    help: Help = Field(description="a table [help] with phone, sample and hours")
    plan: Plan = Field(description="a table [plan]: name, announced_on, from_year, until_year")
    map: MapSite | None = Field(
        None, description="a table [map] with name, address, as_of and source, or none"
    )

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if not _is_zone(name):
            raise ValueError("no time zone has this name")
        return name


def city() -> City:
    """The city this process serves; raises `BadPack` if its `city.toml` has a mistake."""
    return _city(city_folder())


def read_city(pack: Pack, *, sources: Known = None) -> City | None:
    """`city.toml` as a part of the whole pack: mistakes are noted there."""
    read = pack.toml(FILE, City)
    if read and read.value.map:
        pack.refer(read, ("map", "source"), read.value.map.source, sources, "sources.toml")
    if read and read.value.code != pack.folder.name:
        right = f'Write code = "{pack.folder.name}", or rename the folder.'
        pack.problems.append(read.problem(("code",), "this is not the folder's name.", right))
    return read.value if read else None


def time_zone_of(folder: Path) -> str:
    """The city's time zone for the settings, UTC if it cannot be read.

    Settings must not fail on a mistake in the pack: `load_city` and `city()` report it.
    """
    try:
        zone = tomllib.loads((folder / FILE).read_text("utf-8")).get("time_zone")
    except (OSError, ValueError):
        return "UTC"
    return zone if isinstance(zone, str) and _is_zone(zone) else "UTC"


def _is_zone(name: str) -> bool:
    """Opened, and not looked for in the list of all: to make that takes 30 ms."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
    return not name.startswith(("posix", "right/"))


@lru_cache(maxsize=4)
def _city(folder: Path) -> City:
    pack = Pack(folder)
    found = read_city(pack)
    pack.stop_if_wrong()
    return pack.sure(found)
