"""`districts.csv`, `population.csv` and `places.csv`: where things happen, and who lives there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from naru.city.pack import Known, Pack, Read
from naru.city.population import FILE as POPULATION
from naru.city.population import PopulationRow
from naru.city.problems import Wrong
from naru.city.schema import Code, Confidence, Latitude, Line, Longitude, Part, Title
from naru.core.tables import Change
from naru.places import services
from naru.places.enums import PlaceKind, Sex
from naru.places.models import GRID
from naru.sources.enums import Confidence as Sureness

DISTRICTS, PLACES = "districts.csv", "places.csv"
KINDS = ", ".join(kind.lower() for kind in PlaceKind.values)

Tile = Annotated[int, Field(ge=0, lt=GRID)]
Kind = Literal[
    "campus",
    "centre",
    "counselling",
    "technical",
    "citizens",
    "lifelong",
    "digital",
    "academy",
    "startup",
    "university",
    "library",
    "other",
]


class DistrictRow(Part):
    """One line of `districts.csv`."""

    code: Code = Field(description='a short name for addresses of pages, such as "river-side"')
    official_code: Line = Field("", description="the code that public statistics use, or empty")
    name_ko: Title = Field(description="the name in Korean")
    name_en: Title = Field(description="the name in English")
    short_ko: Title = Field(max_length=20, description="the name on the tile map, in Korean")
    short_en: Title = Field(max_length=40, description="the name on the tile map, in English")
    column: Tile = Field(description="the tile's column, a whole number from 0")
    row: Tile = Field(description="the tile's row, a whole number from 0")
    latitude: Latitude = Field(description="the centre's latitude, a number such as 37.5")
    longitude: Longitude = Field(description="the centre's longitude, a number such as 127.0")


class PlaceRow(Part):
    """One line of `places.csv`."""

    code: Code = Field(description='a short name that never changes, such as "north-campus"')
    name_ko: Title = Field(description="the name in Korean")
    name_en: Title = Field(description="the name in English")
    kind: Kind = Field(description=f"one of {KINDS}")
    district: Code | None = Field(None, description="the code of a district, or empty")
    address: Line = Field("", description="the address, or empty")
    latitude: Latitude | None = Field(None, description="a number such as 37.5, or empty")
    longitude: Longitude | None = Field(None, description="a number such as 127.0, or empty")
    coordinate_confidence: Confidence | None = Field(
        None, description='"high", "medium" or "low" where there is a point, else empty'
    )
    confidence: Confidence = Field(description='"high", "medium" or "low"')
    unverified_ko: Line = Field("", description="what is not verified, in Korean, or empty")
    unverified_en: Line = Field("", description="what is not verified, in English, or empty")
    organisation: Code | None = Field(
        None, description="the code of a body in organisations.toml, or empty"
    )
    sample: bool = Field(False, description="true for an invented place, else false")
    sources: str = Field(
        "",
        pattern=r"^([a-z0-9-]+(;[a-z0-9-]+)*)?$",
        description='ids in sources.toml with ";" between them, or empty',
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        point = (self.latitude, self.longitude, self.coordinate_confidence)
        if None in point and point != (None, None, None):
            raise Wrong(
                "of latitude, longitude and coordinate_confidence some are empty",
                "Fill in all three or none.",
            )
        if bool(self.unverified_ko) != bool(self.unverified_en):
            raise Wrong("unverified_ko and unverified_en come together", "Write both or none.")
        if not self.sources and not self.unverified_ko and not self.sample:
            raise Wrong(
                "this place has neither a source nor a word on what is not verified",
                "Fill in sources, or unverified_ko and unverified_en.",
            )
        return self

    @property
    def source_ids(self) -> list[str]:
        return self.sources.split(";") if self.sources else []


@dataclass(frozen=True)
class PlacesPart:
    """The three tables after reading."""

    districts: list[Read[DistrictRow]]
    population: list[Read[PopulationRow]]
    places: list[Read[PlaceRow]]


def read_places(pack: Pack, *, sources: Known, organisations: Known) -> PlacesPart:
    """The three files, with every reference checked."""
    part = PlacesPart(
        districts=pack.csv(DISTRICTS, DistrictRow),
        population=pack.csv(POPULATION, PopulationRow),
        places=pack.csv(PLACES, PlaceRow),
    )
    known = None if pack.spoiled(DISTRICTS) else [read.value.code for read in part.districts]
    pack.once_per_row(part.districts, "code", lambda row: row.code)
    pack.once_per_row(part.districts, "tile", lambda row: (row.column, row.row))
    pack.once_per_row(
        part.population, "count", lambda row: (row.district, row.sex, row.age_from, row.as_of)
    )
    pack.once_per_row(part.places, "code", lambda row: row.code)
    for count in part.population:
        pack.refer(count, (), count.value.district, known, DISTRICTS)
        pack.refer(count, (), count.value.source, sources, "sources.toml")
    for place in part.places:
        pack.refer(place, (), place.value.district, known, DISTRICTS)
        pack.refer(place, (), place.value.organisation, organisations, "organisations.toml")
        for source in place.value.source_ids:
            pack.refer(place, (), source, sources, "sources.toml")
    return part


def known_codes(pack: Pack, part: PlacesPart) -> Known:
    """What other files may refer to; None if the file has mistakes of its own."""
    return None if pack.spoiled(PLACES) else [read.value.code for read in part.places]


def save(part: PlacesPart, *, at: datetime) -> list[Change]:
    """Hand the three tables to the services that write them."""
    return [
        services.save_districts([read.value.model_dump() for read in part.districts], at=at),
        services.save_population([_count(read.value) for read in part.population], at=at),
        *services.save_places([_place(read.value) for read in part.places], at=at),
    ]


def _count(row: PopulationRow) -> dict[str, object]:
    return {
        **row.model_dump(include={"district", "age_from", "age_to", "people", "source"}),
        "sex": Sex[row.sex.upper()],
        "as_of_on": row.as_of,
    }


def _place(row: PlaceRow) -> dict[str, object]:
    surely = row.coordinate_confidence
    return {
        **row.model_dump(exclude={"kind", "sample", "sources"}),
        "kind": PlaceKind[row.kind.upper()],
        "coordinate_confidence": Sureness[surely.upper()] if surely else "",
        "confidence": Sureness[row.confidence.upper()],
        "is_sample": row.sample,
        "sources": row.source_ids,
    }
