"""`connectors.toml`: the sources that the city's catalogue is read from. A city may have none."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from naru.catalogue import lexicon
from naru.catalogue.sources.connector import FORM, Connector
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Part

FILE = "connectors.toml"


class ConnectorsFile(Part):
    """The content of `connectors.toml`."""

    city_names: list[str] = Field(default=[], description="how texts of sources name the city")
    elsewhere: list[str] = Field(default=[], description="names of regions that are not the city")
    source: list[Connector] = Field(default=[], description="one table [[source]] for each source")


def read_connectors(pack: Pack, *, fields: Known) -> Read[ConnectorsFile] | None:
    """The file, with every name used once and every field known; None for a city without one."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, ConnectorsFile)
    if read:
        pack.once(read, "source", "name", [entry.name for entry in read.value.source])
        for at, entry in enumerate(read.value.source):
            for word, code in entry.fields.items():
                pack.refer(read, ("source", at, "fields", word), code, fields, lexicon.FIELDS)
    return read


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


@lru_cache(maxsize=4)
def _file(path: Path) -> ConnectorsFile:
    if not path.exists():
        return ConnectorsFile()
    return ConnectorsFile.model_validate(tomllib.loads(path.read_text("utf-8")))
