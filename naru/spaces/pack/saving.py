"""Handing rooms and benches to the service that writes them."""

from collections.abc import Iterator
from datetime import datetime

from naru.city.schema import Words
from naru.core.tables import Change, Row
from naru.spaces.pack.reading import SpacesPart
from naru.spaces.pack.schema import SpaceFile, ThingEntry
from naru.spaces.services import offer


def save(part: SpacesPart, *, at: datetime) -> list[Change]:
    """Rooms, benches, their seats and their skills."""
    files = [read.value for read in part.places]
    return [
        offer.save_rooms([row for file in files for row in _rooms(file)], at=at),
        *offer.save_benches([row for file in files for row in _benches(file)], at=at),
    ]


def _rooms(file: SpaceFile) -> Iterator[Row]:
    for one in file.room:
        yield {**_thing(file, one), "fee_won": one.fee_won}


def _benches(file: SpaceFile) -> Iterator[Row]:
    for one in file.bench:
        told = _words("equipment", one.equipment)
        yield {**_thing(file, one), **told, "skills": one.skills}


def _thing(file: SpaceFile, one: ThingEntry) -> Row:
    return {
        "code": one.code,
        "place": file.place,
        "name_ko": one.name.ko,
        "name_en": one.name.en,
        "seats": one.seats,
        "is_sample": one.sample,
        **_words("access", one.access),
    }


def _words(name: str, said: Words | None) -> Row:
    return {f"{name}_ko": said.ko if said else "", f"{name}_en": said.en if said else ""}
