"""The city's words for what can be learnt, and its holidays, read once a process."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from pydantic import Field

from naru.catalogue.korean.reading import Synonyms
from naru.city.holidays import read_holidays
from naru.city.pack import Pack, Read
from naru.city.schema import Code, Line, Names, Part

FIELDS = "courses/fields.toml"
SYNONYMS = "texts/synonyms.toml"


class FieldOfStudy(Part):
    """One field by which courses are sorted."""

    code: Code = Field(description='a short name in small letters, such as "digital"')
    name: Names = Field(description="the name residents read, as { ko = …, en = … }")
    online_category: bool = Field(
        False, description="true if it is a category of the plan's online courses"
    )


class FieldsFile(Part):
    """The content of `courses/fields.toml`, in the order in which pages show the fields."""

    field: list[FieldOfStudy] = Field(min_length=1, description="one or more [[field]]")


class Wider(Part):
    """A word that also finds narrower ones, which do not find it."""

    word: Line = Field(description="what somebody may type")
    finds: list[Line] = Field(min_length=1, description="what is also meant, as a list of texts")


class SynonymsFile(Part):
    """The content of `texts/synonyms.toml`."""

    same: list[list[Line]] = Field(
        default_factory=list, description="lists of texts that mean the same"
    )
    wider: list[Wider] = Field(default_factory=list, description="tables [[wider]]")


def read_fields(pack: Pack) -> Read[FieldsFile] | None:
    """`courses/fields.toml` as a part of the whole pack: mistakes are noted there."""
    read = pack.toml(FIELDS, FieldsFile)
    if read:
        pack.once(read, "field", "code", [field.code for field in read.value.field])
    return read


def read_synonyms(pack: Pack) -> Read[SynonymsFile] | None:
    """`texts/synonyms.toml` as a part of the whole pack: mistakes are noted there."""
    return pack.toml(SYNONYMS, SynonymsFile)


def fields() -> Mapping[str, Names]:
    """The city's fields in order, name by code; raises `BadPack` if the file has a mistake."""
    return _fields(str(settings.CITY_DIR))


def codes_by_name(folder: Path) -> dict[str, str]:
    """The codes of a city's fields by their Korean names, as spreadsheets have them."""
    return {name.ko: code for code, name in _fields(str(folder)).items()}


def synonyms() -> Synonyms:
    """The city's synonyms; raises `BadPack` if the file has a mistake."""
    return _synonyms(Path(settings.CITY_DIR))


def holidays() -> Mapping[date, Names]:
    """Days on which the city's public bodies rest, by name; raises `BadPack` for a mistake."""
    return _holidays(Path(settings.CITY_DIR))


@lru_cache(maxsize=4)
def _fields(folder: str) -> Mapping[str, Names]:
    pack = Pack(Path(folder))
    read = read_fields(pack)
    pack.stop_if_wrong()
    return MappingProxyType({one.code: one.name for one in read.value.field} if read else {})


@lru_cache(maxsize=4)
def _synonyms(folder: Path) -> Synonyms:
    pack = Pack(folder)
    read = read_synonyms(pack)
    pack.stop_if_wrong()
    if read is None:
        return Synonyms()
    return Synonyms.of(read.value.same, {one.word: one.finds for one in read.value.wider})


@lru_cache(maxsize=4)
def _holidays(folder: Path) -> Mapping[date, Names]:
    pack = Pack(folder)
    read = read_holidays(pack)
    pack.stop_if_wrong()
    return MappingProxyType(
        {one.value.day: Names(ko=one.value.name_ko, en=one.value.name_en) for one in read}
    )
