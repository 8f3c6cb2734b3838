"""`draw.toml`: what a city offers its providers for the draw of a course, with its dates."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force, note_disorder
from naru.city.pack import Pack, Read
from naru.city.schema import Code, Names, Part, Words
from naru.core.languages import in_reader_language
from naru.enrolments.rules.draw import Memory
from naru.residents.enums import Fact

FILE = "draw.toml"


class MemoryEntry(Part):
    """How losing is remembered."""

    base: int = Field(ge=1, le=20, description="tickets of who lost nothing: weight 1")
    per_loss: int = Field(ge=0, le=20, description="tickets more for each loss")
    months: int = Field(ge=1, le=60, description="for so many months")
    most: int = Field(ge=1, le=100, description="never more tickets than this")


class ShareEntry(Part):
    """A reserved share that providers may choose; they are worked off in this order."""

    code: Code = Field(description="its id, such as near-poor")
    name: Names = Field(description="what it is called")
    percent: int = Field(ge=1, le=100, description="of the seats, rounded down")
    fact: str = Field(
        "", description="the answer that has to be yes; left out: who never had a seat"
    )


class RuleEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    reveal_hours: int = Field(
        ge=1, le=720, description="hours after the public value in which the secret is revealed"
    )
    source: Words = Field(description="the public value that is waited for, exactly")
    together: int = Field(
        1, ge=1, le=6, description="how many may be drawn together at most; 1: everybody alone"
    )
    memory: MemoryEntry = Field(description="how losing is remembered, where a provider wants it")
    share: list[ShareEntry] = Field(
        default_factory=list, description="one table [[rule.share]] for each, in their order"
    )


class DrawFile(Part):
    """The content of `draw.toml`."""

    sample: bool = Field(description="true if the numbers are examples, else false")
    rule: list[RuleEntry] = Field(
        min_length=1, description="one table [[rule]] for each, the oldest first"
    )


@dataclass(frozen=True)
class Share:
    """A reserved share; `fact` is "" for who never had a seat."""

    code: str
    ko: str
    en: str
    percent: int
    fact: str

    @property
    def name(self) -> str:
        return in_reader_language(self.ko, self.en)


@dataclass(frozen=True)
class Offer:
    """What holds on a day."""

    reveal_hours: int
    source_ko: str
    source_en: str
    memory: Memory
    shares: tuple[Share, ...]
    together: int = 1

    @property
    def source(self) -> str:
        return in_reader_language(self.source_ko, self.source_en)


def read_draw(pack: Pack) -> Read[DrawFile] | None:
    """The file; None for a city without it, where no course is drawn."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, DrawFile)
    if read is not None:
        note_disorder(pack, read, "rule", read.value.rule)
        for number, rule in enumerate(read.value.rule):
            for place, share in enumerate(rule.share):
                if share.fact not in ("", *Fact.values):
                    where = ("rule", number, "share", place, "fact")
                    what = f"no fact is called {share.fact}."
                    pack.problems.append(read.problem(where, what, "Write a fact of the rules."))
    return read


def draw_offer(on: date) -> Offer | None:
    """What the city offers on the day; None where nothing is in force."""
    rule = in_force(_rules(Path(settings.CITY_DIR)), on)
    return _offer(rule) if rule else None


def share_facts(on: date) -> dict[str, str]:
    """By share, the fact that decides on it."""
    offered = draw_offer(on)
    return {one.code: one.fact for one in offered.shares} if offered else {}


def _offer(rule: RuleEntry) -> Offer:
    shares = tuple(
        Share(one.code, one.name.ko, one.name.en, one.percent, one.fact) for one in rule.share
    )
    memory = Memory(**rule.memory.model_dump())
    source = rule.source
    return Offer(rule.reveal_hours, source.ko, source.en, memory, shares, rule.together)


@lru_cache(maxsize=4)
def _rules(folder: Path) -> list[RuleEntry]:
    pack = Pack(folder)
    read = read_draw(pack)
    pack.stop_if_wrong()
    return read.value.rule if read else []
