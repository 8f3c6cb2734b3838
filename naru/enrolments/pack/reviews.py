"""`review.toml`: how many may read an application, by how many criteria; days to object in."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force, note_disorder
from naru.city.pack import Pack, Read
from naru.city.schema import Part

FILE = "review.toml"


class ReviewEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    most_readers: int = Field(ge=1, le=9, description="at most so many read each application")
    most_criteria: int = Field(ge=1, le=9, description="at most so many criteria")
    most_points: int = Field(ge=1, le=100, description="at most so many points for a criterion")
    objection_days: int = Field(
        ge=1, le=90, description="days after the decision in which one may object"
    )


class ReviewFile(Part):
    """The content of `review.toml`."""

    sample: bool = Field(description="true if the numbers are examples, else false")
    rule: list[ReviewEntry] = Field(
        min_length=1, description="one table [[rule]] for each, the oldest first"
    )


@dataclass(frozen=True)
class Limits:
    """What a city allows a review."""

    most_readers: int = 3
    most_criteria: int = 5
    most_points: int = 100
    objection_days: int = 14


UNTOLD = Limits()
"""For a city that says nothing."""


def read_review(pack: Pack) -> Read[ReviewFile] | None:
    """The file; None for a city without it."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, ReviewFile)
    if read is not None:
        note_disorder(pack, read, "rule", read.value.rule)
    return read


def review_limits(on: date) -> Limits:
    """What holds on the day; before the first rule's day, what a city that is silent has."""
    rule = in_force(_rules(Path(settings.CITY_DIR)), on)
    return Limits(**rule.model_dump(exclude={"from_on"})) if rule else UNTOLD


@lru_cache(maxsize=4)
def _rules(folder: Path) -> list[ReviewEntry]:
    pack = Pack(folder)
    read = read_review(pack)
    pack.stop_if_wrong()
    return read.value.rule if read else []
