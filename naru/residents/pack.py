"""`people.toml`: what residents are asked to allow, and how long a wish to leave waits."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from pydantic import Field

from naru.city.pack import Pack, Read
from naru.city.problems import BadPack
from naru.city.schema import Line, Names, Part, Words
from naru.core.tables import Change
from naru.residents.enums import ConsentKind
from naru.residents.models import ConsentText
from naru.residents.services import consents

FILE = "people.toml"
NEEDED = "service"


class Paragraphs(Part):
    """A longer text in both languages, one string a paragraph."""

    ko: list[Line] = Field(min_length=1, description="its paragraphs in Korean")
    en: list[Line] = Field(min_length=1, description="its paragraphs in English")


class ConsentEntry(Part):
    """One version of one text. A version that people agreed to is never edited: add the next."""

    kind: Literal["service", "sensitive", "sharing", "news"] = Field(
        description='"service", "sensitive", "sharing" or "news"'
    )
    version: int = Field(ge=1, le=9999, description="its number, counting from 1")
    from_on: date = Field(description="the first day it is shown, such as 2026-01-01")
    title: Names = Field(description="what one agrees to, as { ko = …, en = … }")
    body: Paragraphs = Field(description="the text, as { ko = [ … ], en = [ … ] }")
    withdrawal: Paragraphs = Field(
        description="what taking it back means, as { ko = [ … ], en = [ … ] }"
    )


class ErasureEntry(Part):
    """How long a wish to be forgotten waits, from a day on."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    waiting_days: int = Field(ge=0, le=365, description="whole days, such as 14")
    source: Words = Field(description="the rule or decision it comes from, ko and en")
    sample: bool = Field(description="true if the number is an example, else false")


class PeopleFile(Part):
    """The content of `people.toml`."""

    erasure: list[ErasureEntry] = Field(
        min_length=1, description="one table [[erasure]] for each change of the waiting period"
    )
    consent: list[ConsentEntry] = Field(
        min_length=1, description="one table [[consent]] for each version of each text"
    )


@dataclass(frozen=True)
class ErasureTerms:
    """What holds for a request made on a day."""

    waiting_days: int
    source: Words
    sample: bool


def read_people(pack: Pack) -> Read[PeopleFile] | None:
    """The file, with every version and every day used once, and the needed consent in it."""
    read = pack.toml(FILE, PeopleFile)
    if read:
        entries = read.value.consent
        versions = [f"{entry.kind} {entry.version}" for entry in entries]
        pack.once(read, "consent", "version", versions)
        days = [f"{entry.kind} {entry.from_on}" for entry in entries]
        pack.once(read, "consent", "from_on", days)
        pack.once(read, "erasure", "from_on", [entry.from_on for entry in read.value.erasure])
        if not any(entry.kind == NEEDED for entry in entries):
            right = 'Add a table [[consent]] with kind = "service": nobody can join without it.'
            pack.problems.append(
                read.problem((), "the text everybody agrees to is missing.", right)
            )
    return read


def save(read: Read[PeopleFile], *, at: datetime) -> list[Change]:
    """Add the versions that are new; raises `BadPack` at the first one in use that was edited."""
    new = 0
    for number, entry in enumerate(read.value.consent):
        try:
            new += consents.load_text(text=_row(entry))
        except consents.ConsentTextChanged:
            what = f"people may have agreed to version {entry.version} as it was before."
            right = f"Undo the change, or add it as version = {entry.version + 1}."
            raise BadPack([read.problem(("consent", number), what, right)]) from None
    table = ConsentText._meta.db_table
    return [Change(table=table, new=new, unchanged=len(read.value.consent) - new)]


def erasure_terms(*, on: date) -> ErasureTerms:
    """The city's waiting period for a request made on the day, and where it comes from."""
    entries = [entry for entry in _file(Path(settings.CITY_DIR)).erasure if entry.from_on <= on]
    if not entries:
        raise LookupError(f"{FILE} has no waiting period that holds on {on}")
    entry = max(entries, key=lambda one: one.from_on)
    return ErasureTerms(entry.waiting_days, entry.source, entry.sample)


@lru_cache(maxsize=4)
def _file(folder: Path) -> PeopleFile:
    pack = Pack(folder)
    read = read_people(pack)
    pack.stop_if_wrong()
    if read is None:
        raise AssertionError("a pack without mistakes has this file")
    return read.value


def _row(entry: ConsentEntry) -> ConsentText:
    return ConsentText(
        kind=ConsentKind[entry.kind.upper()],
        version=entry.version,
        from_on=entry.from_on,
        title_ko=entry.title.ko,
        title_en=entry.title.en,
        body_ko="\n\n".join(entry.body.ko),
        body_en="\n\n".join(entry.body.en),
        withdrawal_ko="\n\n".join(entry.withdrawal.ko),
        withdrawal_en="\n\n".join(entry.withdrawal.en),
    )
