"""`payments.toml`: what each provider's money rules are and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from django.conf import settings
from pydantic import AfterValidator, Field, model_validator

from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Line, Names, Part
from naru.payments.rules.due import Due
from naru.payments.rules.terms import Terms
from naru.payments.rules.waivers import Waiver

FILE = "payments.toml"


def _share(text: str) -> str:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise ValueError('it is not a share such as "1/3"') from None
    if not 0 < share <= 1:
        raise ValueError("a share lies above 0 and at most at 1")
    return text


def _digits(text: str) -> str:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError("it is not made of digits")
    return text


Share = Annotated[Line, AfterValidator(_share)]
Digits = Annotated[str, Field(min_length=2, max_length=6), AfterValidator(_digits)]


class BandEntry(Part):
    """What comes back while less than a share of the sessions was held."""

    held_below: Share = Field(description='such as "1/3"')
    gives_back: Share = Field(description='such as "2/3"')


class WaiverEntry(Part):
    """A kind of people who pay nothing."""

    kind: Code = Field(description="a short name, once in its table")
    name: Names = Field(description="who they are")
    proof: Literal["FACT", "STAFF"] = Field(
        description="by a fact that staff have confirmed, or by a paper that staff look at"
    )
    fact: Line | None = Field(None, description="the fact, for proof FACT")

    @model_validator(mode="after")
    def _fact_for_proof(self) -> "WaiverEntry":
        if (self.proof == "FACT") != (self.fact is not None):
            raise ValueError("a fact is named for proof FACT, and for that only")
        return self


class RulesEntry(Part):
    """What holds for one provider from a day on; without `provider` for everybody else."""

    provider: Line | None = Field(None, description="the provider's name in the catalogue")
    from_on: date = Field(description="the first day")
    source: Code = Field(description="where it is written")
    sample: Line | None = Field(None, description="which of it is an example, in English")
    due_hours: int | None = Field(None, ge=1, le=720, description="hours to pay in, or")
    due_days: int | None = Field(None, ge=0, le=30, description="days whose last ends at midnight")
    hold_minutes: int | None = Field(
        None, ge=10, le=4320, description="minutes a seat is held for its fee, or none are"
    )
    books_hours: int = Field(ge=0, le=240, description="hours the bank's file may be late")
    warn_hours: int = Field(
        ge=1, le=72, description="hours before the end to remind in, where there is twice the time"
    )
    refund_days: int = Field(ge=1, le=60, description="days in which money goes back")
    by_month: bool = Field(description="terms longer than a month: month by month")
    waivers_a_year: int = Field(ge=0, le=100, description="waivers a person gets a year")
    waiver: list[WaiverEntry] = Field(description="who pays nothing")
    band: list[BandEntry] = Field(description="the bands, each held_below above the one before")
    bank: Names = Field(description="the bank of the virtual accounts")
    prefix: Digits = Field(description="the first digits of the virtual accounts")
    numbers: int = Field(ge=1, le=99_999, description="how many account numbers there are")

    waiver_days: int = Field(
        3, ge=1, le=14, description="days to show a paper in, for waivers that staff look at"
    )
    card_minutes: int | None = Field(
        None, ge=5, le=120, description="minutes to pay in on the card company's page, or no cards"
    )
    completion_percent: int = Field(
        0, ge=0, le=100, description="percent of the fee that completing online lessons gives back"
    )

    @model_validator(mode="after")
    def _one_due(self) -> "RulesEntry":
        if (self.due_hours is None) == (self.due_days is None):
            raise ValueError("give due_hours or due_days, one of the two")
        return self

    @property
    def terms(self) -> Terms:
        """The same as plain values."""
        due = Due(hours=self.due_hours, days=self.due_days)
        many = self.waivers_a_year
        return Terms(
            source=self.source,
            due=due,
            books_hours=self.books_hours,
            warn_hours=self.warn_hours,
            refund_days=self.refund_days,
            by_month=self.by_month,
            waivers_a_year=many,
            waivers=[Waiver(one.kind, one.proof, many, one.fact or "") for one in self.waiver],
            bands=[one.model_dump() for one in self.band],
            bank_ko=self.bank.ko,
            bank_en=self.bank.en,
            prefix=self.prefix,
            numbers=self.numbers,
            card_minutes=self.card_minutes,
            waiver_days=self.waiver_days,
            completion_percent=self.completion_percent,
        )

    @property
    def names(self) -> dict[str, str]:
        """The waivers' names in the reader's language."""
        return {one.kind: str(one.name) for one in self.waiver}


class PaymentsFile(Part):
    """The content of `payments.toml`."""

    rules: list[RulesEntry] = Field(min_length=1, description="one table [[rules]] for each")


@dataclass(frozen=True)
class Rulebook:
    """All rules of the city."""

    entries: Sequence[RulesEntry]

    def of(self, provider: str, *, on: date) -> RulesEntry:
        """What holds for a provider on a day: its own rules if it has any, else everybody's.

        Raises LookupError on a day before the first rules.
        """
        begun = [one for one in self.entries if one.from_on <= on]
        own = [one for one in begun if one.provider == provider]
        found = own or [one for one in begun if one.provider is None]
        if not found:
            raise LookupError(f"no payment rules on {on}")
        return max(found, key=lambda one: one.from_on)


def read_rules(pack: Pack, *, sources: Known = None) -> Read[PaymentsFile] | None:
    """The file, checked against the rest of the pack where that is given.

    None for a city without it: its courses are paid for elsewhere.
    """
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, PaymentsFile)
    if read is None:
        return None
    entries = read.value.rules
    seen = [f"{one.provider or ''} {one.from_on}".strip() for one in entries]
    pack.once(read, "rules", "from_on", seen)
    for number, entry in enumerate(entries):
        pack.refer(read, ("rules", number, "source"), entry.source, sources, "sources.toml")
        shares = [Fraction(one.held_below) for one in entry.band]
        if shares != sorted(set(shares)):
            what = "the bands are not in order of held_below."
            pack.problems.append(read.problem(("rules", number), what, "Put them in order."))
        kinds = [one.kind for one in entry.waiver]
        if len(kinds) != len(set(kinds)):
            what = "a kind of waiver is used twice."
            pack.problems.append(read.problem(("rules", number), what, "Give each its own."))
    if all(one.provider for one in entries):
        right = "Add a table [[rules]] without provider."
        pack.problems.append(read.problem((), "nobody else has payment rules.", right))
    return read


def payment_rules() -> Rulebook | None:
    """The rules of the city's pack; None for a city whose courses are paid for elsewhere."""
    return _rules(Path(settings.CITY_DIR))


@lru_cache(maxsize=4)
def _rules(folder: Path) -> Rulebook | None:
    pack = Pack(folder)
    read = read_rules(pack)
    pack.stop_if_wrong()
    return Rulebook(read.value.rules) if read else None
