"""How a school is made up, and how far somebody is in a stage: no database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Strand:
    """What modules may be about."""

    code: str
    name_ko: str
    name_en: str


@dataclass(frozen=True)
class StagePlan:
    """A stage as the city designs it."""

    code: str
    name_ko: str
    name_en: str
    about_ko: str
    about_en: str
    at_least: int


@dataclass(frozen=True)
class School:
    """A school as it is made up from the day `from_on`: how its door lets in, by which rule."""

    code: str
    programme: str
    policy: str
    mode: str
    name_ko: str
    name_en: str
    from_on: date
    stages: tuple[StagePlan, ...]
    strands: tuple[Strand, ...]

    def strand(self, code: str) -> Strand | None:
        """The one of this code; None for a code the school does not know."""
        return next((one for one in self.strands if one.code == code), None)


class Going(StrEnum):
    """How it stands with one module for one person."""

    FREE = "FREE"
    WAITS = "WAITS"
    SEATED = "SEATED"
    DONE = "DONE"
    MISSED = "MISSED"


class StageState(StrEnum):
    """How it stands with one stage for one person.

    AHEAD: the one before is not completed. CHOOSE: too few modules are chosen, and one can be now;
    SOON: one can be later. WAITS: all depends on places that are waited for. GOING: enough are
    chosen. SHORT: too few can be completed any more.
    """

    AHEAD = "AHEAD"
    SOON = "SOON"
    CHOOSE = "CHOOSE"
    WAITS = "WAITS"
    GOING = "GOING"
    SHORT = "SHORT"
    DONE = "DONE"


@dataclass(frozen=True)
class Chance:
    """One module: until when its door is open, and how it stands with the person."""

    going: Going
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class Progress:
    """A stage for one person: `done` modules of those it takes, `missing` to be chosen still.

    `by_at` is until when one has to choose, `opens_at` from when one can.
    """

    state: StageState
    done: int
    missing: int
    by_at: datetime | None = None
    opens_at: datetime | None = None


def progress(modules: Sequence[Chance], *, at_least: int, is_open: bool, at: datetime) -> Progress:
    """`is_open` says that the stage before is completed, or that there is none."""
    done = _count(modules, Going.DONE)
    missing = max(0, at_least - done - _count(modules, Going.SEATED))
    ahead = [one for one in modules if one.going == Going.FREE and at < one.closes_at]
    opens = min((one.opens_at for one in ahead), default=None)
    if done >= at_least:
        return Progress(StageState.DONE, done, 0)
    if not is_open:
        return Progress(StageState.AHEAD, done, missing, opens_at=opens)
    if not missing:
        return Progress(StageState.GOING, done, 0)
    waits = _count(modules, Going.WAITS)
    if missing <= waits:
        return Progress(StageState.WAITS, done, missing)
    if len(ahead) < missing - waits or opens is None:
        return Progress(StageState.SHORT, done, missing)
    state = StageState.SOON if at < opens else StageState.CHOOSE
    return Progress(state, done, missing, _latest(ahead, missing - waits), opens)


def _latest(ahead: Sequence[Chance], number: int) -> datetime:
    """The last moment at which so many of them can still be chosen."""
    return sorted((one.closes_at for one in ahead), reverse=True)[number - 1]


def _count(modules: Sequence[Chance], going: Going) -> int:
    return sum(one.going == going for one in modules)
