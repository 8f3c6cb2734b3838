"""What one person's export is made of: named sections of rows with plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

Plain = str | int | float | bool | date | datetime | list[str] | None


@dataclass(frozen=True)
class Section:
    """One kind of thing we hold. `labels` gives each key of the rows its words, in order."""

    key: str
    title: str | Promise
    labels: Mapping[str, str | Promise]
    rows: Sequence[Mapping[str, Plain]]

    def readable(self) -> list[list[tuple[str | Promise, Plain]]]:
        """Each row as (words, value) pairs, in the order of the labels."""
        return [[(words, row.get(key)) for key, words in self.labels.items()] for row in self.rows]
