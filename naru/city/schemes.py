"""`schemes.toml`: supports that rules check against receiving two at once, with their names."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from naru.city.home import city_folder
from naru.city.pack import Pack, Read
from naru.city.schema import Code, Names, Part

FILE = "schemes.toml"

SchemeName = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{0,39}$")]


class SchemeEntry(Part):
    """One support, of the city or of somebody else."""

    id: SchemeName = Field(description="a name in capitals, such as LIFELONG_VOUCHER")
    name: Names = Field(description="the name people know, as { ko = …, en = … }")
    source: Code = Field(description='the id of a source that names it, such as "s16"')


class SchemesFile(Part):
    """The content of `schemes.toml`."""

    scheme: list[SchemeEntry] = Field(min_length=1, description="one table [[scheme]] for each")


def schemes() -> dict[str, Names]:
    """The schemes of the city this process serves by id; raises `BadPack` on a mistake."""
    return _schemes(city_folder())


def read_schemes(pack: Pack) -> Read[SchemesFile] | None:
    """`schemes.toml` as a part of the whole pack, every id used once."""
    read = pack.toml(FILE, SchemesFile)
    if read:
        pack.once(read, "scheme", "id", [scheme.id for scheme in read.value.scheme])
    return read


@lru_cache(maxsize=4)
def _schemes(folder: Path) -> dict[str, Names]:
    pack = Pack(folder)
    read = read_schemes(pack)
    pack.stop_if_wrong()
    return {scheme.id: scheme.name for scheme in read.value.scheme} if read else {}
