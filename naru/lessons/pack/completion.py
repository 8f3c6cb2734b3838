"""`completion.toml`: what completes a course, by kind of course and since when."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from pydantic import Field, model_validator

from naru.catalogue.models import Run
from naru.city.dated import in_force, in_force_or_first, note_disorder
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Line, Part
from naru.lessons.rules.completion import EVERYTHING, Rule, kind_of

FILE = "completion.toml"
KINDS = ("online", "blended", "university", "subsidised")


class CompletionEntry(Part):
    """What holds for a kind of course from a day on, until the next rule of that kind."""

    kind: Literal["online", "blended", "university", "subsidised"] = Field(
        description="`online` holds where a kind has no rule of its own"
    )
    from_on: date = Field(description="the first day: it holds for whoever begins from then on")
    source: Code | None = Field(None, description="an id of sources.toml")
    sample: Line | None = Field(None, description="which of it is an example, in English")
    counts: Literal["done", "time"] = Field(
        description="what fills a lesson: that one says it is done, or time up to its nominal time"
    )
    lesson_from_percent: int = Field(
        ge=0, le=100, description="percent of its nominal time below which a lesson counts nothing"
    )
    progress_percent: int | None = Field(
        None, ge=1, le=100, description="percent of the lessons, such as 80"
    )
    exam_mark: int | None = Field(None, ge=1, le=100, description="the least mark, such as 60")
    attendance_percent: int | None = Field(
        None, ge=1, le=100, description="percent of the sessions in a room, such as 80"
    )
    course_mark: int | None = Field(
        None, ge=1, le=100, description="the least mark of the whole course, such as 60"
    )
    lessons_a_day: int | None = Field(
        None, ge=1, le=100, description="how many lessons count on one day; left out: all"
    )
    exam_after_percent: int = Field(
        0, ge=0, le=100, description="percent of the lessons before the exam opens"
    )
    late_seconds: int = Field(
        ge=0, le=600, description="how late an answer may arrive after an attempt's time"
    )

    @model_validator(mode="after")
    def _asks_and_says_why(self) -> "CompletionEntry":
        asked = (self.progress_percent, self.exam_mark, self.attendance_percent, self.course_mark)
        if not any(asked):
            raise ValueError("it asks for nothing, so that everybody would complete")
        if self.source is None and self.sample is None:
            raise ValueError("it names no source and is no sample")
        if self.exam_after_percent > (self.progress_percent or 100):
            raise ValueError("the exam would open after the course is done")
        return self

    @property
    def rule(self) -> Rule:
        """The same as plain values."""
        told = self.model_dump(exclude={"from_on", "sample", "source"})
        return Rule(**told, source=self.source or "")


class CompletionFile(Part):
    """The content of `completion.toml`."""

    rule: list[CompletionEntry] = Field(
        min_length=1, description="one table [[rule]] for each, of each kind the oldest first"
    )


def read_completion(pack: Pack, *, sources: Known = None) -> Read[CompletionFile] | None:
    """The file, checked: days in order, sources known; None for a city without it."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, CompletionFile)
    if read is None:
        return None
    for kind in KINDS:
        own = [one for one in read.value.rule if one.kind == kind]
        note_disorder(pack, read, "rule", own, which=f' of kind "{kind}"')
    for number, entry in enumerate(read.value.rule):
        pack.refer(read, ("rule", number, "source"), entry.source, sources, "sources.toml")
    if all(one.kind != "online" for one in read.value.rule):
        right = 'Add a table [[rule]] of kind "online".'
        pack.problems.append(read.problem((), "the other kinds fall back on nothing.", right))
    return read


def completion_rule(kind: str, *, on: date) -> Rule:
    """What holds for whoever begins on the day; before the first rule's day, that rule."""
    known = _rules(Path(settings.CITY_DIR))
    own = in_force((one for one in known if one.kind == kind), on)
    if own is not None:
        return own.rule
    online = [one for one in known if one.kind == "online"]
    if not online:
        return EVERYTHING
    return in_force_or_first(online, on).rule


def rule_for(run: Run, *, on: date) -> Rule:
    """What holds for whoever begins to learn by a seat in the run on the day."""
    return completion_rule(kind_of(mode=run.course.mode, payer=run.payer), on=on)


@lru_cache(maxsize=4)
def _rules(folder: Path) -> Sequence[CompletionEntry]:
    pack = Pack(folder)
    read = read_completion(pack)
    pack.stop_if_wrong()
    return tuple(read.value.rule) if read else ()
