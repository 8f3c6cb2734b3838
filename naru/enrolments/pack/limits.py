"""`enrolment.toml`: what a city says about standing at the doors of courses, with its dates."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force, note_disorder
from naru.city.pack import Pack, Read
from naru.city.schema import Part

FILE = "enrolment.toml"
UNTOLD, UNTOLD_TIMES = 5, 5
"""Open applications a person may have, and how often they may apply for one run, where the city
says nothing.
"""


class LimitEntry(Part):
    """A number with the day from which it holds."""

    from_on: date = Field(description="the first day it holds")
    open_applications: int = Field(
        ge=1, le=100, description="how many of a person's applications may be open at once"
    )
    times_at_one_course: int = Field(
        ge=1, le=100, description="how often a person may apply for one run, having stepped back"
    )


class EnrolmentFile(Part):
    """The content of `enrolment.toml`."""

    sample: bool = Field(description="true if the numbers are examples, else false")
    limit: list[LimitEntry] = Field(
        min_length=1, description="one table [[limit]] for each change, the oldest first"
    )


def read_enrolment(pack: Pack) -> Read[EnrolmentFile] | None:
    """The file; None for a city without it."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, EnrolmentFile)
    if read is not None:
        note_disorder(pack, read, "limit", read.value.limit)
    return read


def most_open(on: date) -> int:
    """How many of a person's applications may be open at once on the day."""
    found = _of(on)
    return found.open_applications if found else UNTOLD


def most_times(on: date) -> int:
    """How often a person may apply for one run, by the rules of the day."""
    found = _of(on)
    return found.times_at_one_course if found else UNTOLD_TIMES


def _of(on: date) -> LimitEntry | None:
    return in_force(_limits(Path(settings.CITY_DIR)), on)


@lru_cache(maxsize=4)
def _limits(folder: Path) -> tuple[LimitEntry, ...]:
    pack = Pack(folder)
    read = read_enrolment(pack)
    pack.stop_if_wrong()
    return tuple(read.value.limit) if read else ()
