"""`sources.toml`: every publication that figures, places and rules of the pack refer to."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Names, Part, Words
from naru.core.tables import Change
from naru.sources import services

FILE = "sources.toml"

Url = Annotated[str, Field(max_length=500, pattern=r"^https?://[^\s<>\"]+$")]


class SourceEntry(Part):
    """One publication."""

    id: Code = Field(description='a short name that figures refer to, such as "s12"')
    title: Words = Field(description="what the publication is, in our words, ko and en")
    publisher: Names | None = Field(None, description="who published it, ko and en")
    published_on: date | None = Field(None, description="its date, such as 2022-12-20")
    url: Url | None = Field(None, description="an address that starts with https:// or http://")


class SourcesFile(Part):
    """The content of `sources.toml`."""

    source: list[SourceEntry] = Field(
        min_length=1, description="one table [[source]] for each publication"
    )


def read_sources(pack: Pack) -> Read[SourcesFile] | None:
    """The file, with every id used once."""
    read = pack.toml(FILE, SourcesFile)
    if read:
        pack.once(read, "source", "id", [entry.id for entry in read.value.source])
    return read


def known_ids(pack: Pack, read: Read[SourcesFile] | None) -> Known:
    """What other files may refer to; None if the file has mistakes of its own."""
    if read is None or pack.spoiled(FILE):
        return None
    return [entry.id for entry in read.value.source]


def save(read: Read[SourcesFile], *, at: datetime) -> list[Change]:
    """Hand the sources to the service that writes them."""
    rows = [
        {
            "code": entry.id,
            "title_ko": entry.title.ko,
            "title_en": entry.title.en,
            "publisher_ko": entry.publisher.ko if entry.publisher else "",
            "publisher_en": entry.publisher.en if entry.publisher else "",
            "published_on": entry.published_on,
            "url": entry.url or "",
        }
        for entry in read.value.source
    ]
    return [services.save_sources(rows, at=at)]
