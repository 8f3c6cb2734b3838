"""`lessons.toml`: how large files of lessons may be, and seats of the city's own courses."""

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force, note_disorder
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Part
from naru.lessons.rules.limits import Limits

FILE = "lessons.toml"
IDLE_MINUTES = 15
MB = Field(ge=1, le=500, description="whole megabytes")


class LimitEntry(Part):
    """What holds from a day on, until the next entry."""

    from_on: date = Field(description="the first day it holds")
    source: Code | None = Field(None, description="an id of sources.toml; left out for an example")
    picture_mb: int = MB
    captions_mb: int = MB
    attachment_mb: int = MB
    audio_mb: int = MB
    video_mb: int = MB
    files: int = Field(ge=1, le=2000, description="how many files a course may have")
    whole_mb: int = Field(ge=1, le=2000, description="megabytes of all files of a course")
    idle_minutes: int = Field(
        IDLE_MINUTES,
        ge=5,
        le=120,
        description="minutes in which nothing stirs on a lesson's page before it asks",
    )

    @property
    def limits(self) -> Limits:
        return Limits(**self.model_dump(exclude={"from_on", "source", "idle_minutes"}))


class SelfPaced(Part):
    """Courses of `lessons/`: one applies and has a seat at once."""

    seats: int = Field(ge=1, le=1_000_000, description="seats of each course")
    years: int = Field(ge=1, le=10, description="for how many years one may apply")


class LessonsFile(Part):
    """The content of `lessons.toml`."""

    sample: bool = Field(description="true if the numbers are examples, else false")
    self_paced: SelfPaced = Field(description="a table [self_paced]")
    limit: list[LimitEntry] = Field(
        min_length=1, description="one table [[limit]] for each change, the oldest first"
    )


UNTOLD = SelfPaced(seats=1000, years=1)


def read_limits(pack: Pack, *, sources: Known = None) -> Read[LessonsFile] | None:
    """The file; None for a city without it."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, LessonsFile)
    if read is not None:
        note_disorder(pack, read, "limit", read.value.limit)
        for number, one in enumerate(read.value.limit):
            pack.refer(read, ("limit", number, "source"), one.source, sources, "sources.toml")
    return read


def limits_on(on: date) -> Limits:
    """What holds on the day; our own numbers for a city that says nothing."""
    entry = in_force(_limits(Path(settings.CITY_DIR)), on)
    return entry.limits if entry else Limits()


def idle_on(on: date) -> timedelta:
    """How long nothing stirs before a lesson's page asks whether anybody is there."""
    entry = in_force(_limits(Path(settings.CITY_DIR)), on)
    return timedelta(minutes=entry.idle_minutes if entry else IDLE_MINUTES)


@lru_cache(maxsize=4)
def _limits(folder: Path) -> tuple[LimitEntry, ...]:
    pack = Pack(folder)
    read = read_limits(pack)
    pack.stop_if_wrong()
    return tuple(read.value.limit) if read else ()
