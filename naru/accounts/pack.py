"""`organisations.toml`: the bodies that run programmes and places."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from naru.accounts import services
from naru.accounts.enums import OrganisationKind
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Names, Part
from naru.core.tables import Change

FILE = "organisations.toml"

Kind = Literal["city", "foundation", "provider", "host"]


class OrganisationEntry(Part):
    """One body."""

    code: Code = Field(description='a short name that other files refer to, such as "it-office"')
    name: Names = Field(description="its name, as { ko = …, en = … }")
    kind: Kind = Field(description='"city", "foundation", "provider" or "host"')


class OrganisationsFile(Part):
    """The content of `organisations.toml`."""

    organisation: list[OrganisationEntry] = Field(
        min_length=1, description="one table [[organisation]] for each body"
    )


def read_organisations(pack: Pack) -> Read[OrganisationsFile] | None:
    """The file, with every code used once."""
    read = pack.toml(FILE, OrganisationsFile)
    if read:
        pack.once(read, "organisation", "code", [entry.code for entry in read.value.organisation])
    return read


def known_codes(pack: Pack, read: Read[OrganisationsFile] | None) -> Known:
    """What other files may refer to; None if the file has mistakes of its own."""
    if read is None or pack.spoiled(FILE):
        return None
    return [entry.code for entry in read.value.organisation]


def save(read: Read[OrganisationsFile], *, at: datetime) -> list[Change]:
    """Hand the organisations to the service that writes them."""
    rows = [
        {
            "code": entry.code,
            "name_ko": entry.name.ko,
            "name_en": entry.name.en,
            "kind": OrganisationKind[entry.kind.upper()],
        }
        for entry in read.value.organisation
    ]
    return [services.save_organisations(rows, at=at)]
