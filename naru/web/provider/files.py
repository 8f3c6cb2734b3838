"""Tables for Excel: the form with its help, the provider's courses in it, and rows to be mended."""

from collections.abc import Iterable, Mapping
from typing import Any

from naru.catalogue import lexicon
from naru.catalogue.sources import template
from naru.catalogue.sources.form_english import ENGLISH
from naru.catalogue.sources.provider_form import COLUMNS, Column
from naru.catalogue.sources.template import MEND, Words
from naru.core.languages import in_reader_language
from naru.places import queries as places
from naru.web.languages import LESSONS

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def columns() -> list[tuple[Column, str, str]]:
    """Every column of the form with its name and its help in the reader's language."""
    return [
        (
            one,
            in_reader_language("", ENGLISH[one.name][0]),
            in_reader_language(one.help, ENGLISH[one.name][1]),
        )
        for one in COLUMNS
    ]


def words() -> Words:
    """What may be written in columns that know certain words only, in the reader's language."""
    return template.known_words(
        fields=[(both.ko, str(both)) for both in lexicon.fields().values()],
        districts=[(one.name_ko, one.name) for one in places.districts()],
        languages=[(code, str(name)) for code, name in LESSONS.items()],
    )


def to_mend(rows: Iterable[tuple[Mapping[str, Any], str]]) -> tuple[list[str], list[list[str]]]:
    """Header and lines of refused rows, with a last column that says what to mend."""
    told = list(rows)
    sent = dict.fromkeys(name for row, _why in told for name in row)
    known = template.header()
    names = [*known, *(name for name in sent if name not in known and name != MEND)]
    lines = [[*(_cell(row.get(name)) for name in names), why] for row, why in told]
    return [*names, MEND], lines


def _cell(value: Any) -> str:
    """A value as it was handed in; Excel's days came with a midnight."""
    return "" if value is None else str(value).removesuffix(" 00:00:00")
