"""`scholarship.toml`: on which terms rounds are opened, who is ranked how, what comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from django.conf import settings
from django.utils import timezone
from pydantic import AfterValidator, Field

from naru.catalogue.models import Run
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Line, Part, Words
from naru.policies.reading.book import rulebook
from naru.policies.reading.constants import Known as KnownConstants
from naru.policies.reading.constants import mistakes
from naru.policies.reading.schema import Value
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.trees import Condition
from naru.policies.rules.wording import Language, phrases, speech
from naru.scholarships.enums import PaperKind
from naru.scholarships.rules.criteria import Criterion, constant
from naru.scholarships.services import rounds
from naru.scholarships.services.uses import Place

FILE = "scholarship.toml"


def _share(text: str) -> str:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise ValueError('it is not a share such as "1/3"') from None
    if not 0 < share <= 1:
        raise ValueError("a share lies above 0 and at most at 1")
    return text


Share = Annotated[Line, AfterValidator(_share)]


class CriterionEntry(Part):
    """One test of a single fact and what it is worth."""

    id: Code = Field(description="a short name, once in the file")
    fact: str = Field(description="the fact to test, as in policies/")
    op: str = Field(description="how to test it")
    value: Value = Field(description="what to test against: constants, no parameters")
    points: int = Field(ge=1, le=1000, description="whole points, such as 30")


class BandEntry(Part):
    """What comes back while less than a share of the sessions was held."""

    held_below: Share = Field(description='such as "1/3"')
    gives_back: Share = Field(description='such as "2/3"')


class RefundEntry(Part):
    """A provider's bands; without `organisation` those of everybody else."""

    organisation: Code | None = Field(None, description="a code of organisations.toml")
    source: Code = Field(description="where it is written")
    band: list[BandEntry] = Field(description="the bands, each held_below above the one before")


class WarningEntry(Part):
    """When people are told that their points will run out."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    days: int = Field(ge=1, le=365, description="days before the last day to use points")
    sample: bool = Field(description="true if it is an example, else false")
    source: Code | None = Field(None, description="where it is written, unless a sample")


class TermsFile(Part):
    """The content of `scholarship.toml`."""

    policy: Code = Field(description="the rule who may apply: a file of policies/")
    each: Code = Field(description="the parameter that says the points a person gets")
    papers: list[Literal["WELFARE", "RESIDENCE", "OTHER"]] = Field(
        min_length=1, description="which papers must be handed in"
    )
    paper_days: int = Field(ge=1, le=3650, description="days papers are kept after the result")
    appeal_days: int = Field(ge=1, le=365, description="days one may object")
    appeal: Words = Field(description="how one objects")
    draw_source: Words = Field(description="the public number a draw waits for")
    sample: bool = Field(description="true if ranking and times are examples, else false")
    warning: list[WarningEntry] = Field(
        min_length=1, description="one table [[warning]] for each, each later than the one before"
    )
    criterion: list[CriterionEntry] = Field(description="one table [[criterion]] for each")
    refund: list[RefundEntry] = Field(min_length=1, description="one table [[refund]] for each")


@dataclass(frozen=True)
class Terms:
    """What holds for a round that is opened now; words and rule come from the same pack."""

    file: TermsFile
    book: Rulebook

    def each_points(self, on: date) -> int:
        """Points per person and year in force on the day."""
        amount = self.book.parameters[self.file.each].on(on)
        if amount is None:
            raise LookupError(f"{self.file.each} has no value on {on}")
        return int(str(amount.value))

    @property
    def criteria(self) -> list[Criterion]:
        """The criteria with their words made from the rule."""
        return [_criterion(one, self.book) for one in self.file.criterion]

    @property
    def papers(self) -> list[PaperKind]:
        return [PaperKind(one) for one in self.file.papers]

    def for_round(self, on: date) -> rounds.Terms:
        """What a round that is opened on the day publishes."""
        file = self.file
        return rounds.Terms(
            policy=file.policy,
            each_points=self.each_points(on),
            criteria=self.criteria,
            papers=self.papers,
            draw_source_ko=file.draw_source.ko,
            draw_source_en=file.draw_source.en,
            appeal_days=file.appeal_days,
            appeal_ko=file.appeal.ko,
            appeal_en=file.appeal.en,
            paper_days=file.paper_days,
        )

    def warn_days(self, on: date) -> int | None:
        """How many days before the last one people are told; None before the first rule."""
        rules = [one for one in self.file.warning if one.from_on <= on]
        return rules[-1].days if rules else None

    def bands(self, organisation: str | None) -> list[dict[str, str]]:
        """The refund bands of the body with this code, as `rules.refunds.Band.read` takes them."""
        by_body = {one.organisation: one for one in self.file.refund}
        entry = by_body.get(organisation) or by_body[None]
        return [one.model_dump() for one in entry.band]


def read_terms(
    pack: Pack,
    *,
    book: Rulebook | None = None,
    organisations: Known = None,
    sources: Known = None,
) -> Read[TermsFile] | None:
    """The file, checked against the rest of the pack where that is given.

    None for a city without it.
    """
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, TermsFile)
    if read is None:
        return None
    pack.once(read, "criterion", "id", [one.id for one in read.value.criterion])
    pack.once(read, "refund", "organisation", [one.organisation for one in read.value.refund])
    for number, entry in enumerate(read.value.refund):
        pack.refer(
            read,
            ("refund", number, "organisation"),
            entry.organisation,
            organisations,
            "organisations.toml",
        )
        pack.refer(read, ("refund", number, "source"), entry.source, sources, "sources.toml")
        shares = [Fraction(one.held_below) for one in entry.band]
        if shares != sorted(set(shares)):
            what = "the bands are not in order of held_below."
            pack.problems.append(read.problem(("refund", number), what, "Put them in order."))
    _check_warnings(pack, read, sources)
    if not any(one.organisation is None for one in read.value.refund):
        right = "Add a table [[refund]] without organisation."
        pack.problems.append(read.problem((), "nobody else has refund bands.", right))
    if book is not None:
        _check_rules(pack, read, book)
    return read


def _check_warnings(pack: Pack, read: Read[TermsFile], sources: Known) -> None:
    days = [one.from_on for one in read.value.warning]
    for number, entry in enumerate(read.value.warning):
        path = ("warning", number)
        pack.refer(read, (*path, "source"), entry.source, sources, "sources.toml")
        if entry.sample is (entry.source is not None):
            what = "a warning is a sample or has a source."
            pack.problems.append(read.problem(path, what, "Write one of the two."))
        if number and days[number] <= days[number - 1]:
            what = "the warnings are not in order of from_on."
            pack.problems.append(read.problem(path, what, "Put them in order."))


def place_at(run: Run, *, reference: str) -> Place:
    """A place of the run as points are kept for it, on the refund bands of its provider today.

    Asks for the run's sessions, its course, provider and organisation where they are not at hand.
    """
    held = terms()
    provider = run.course.provider
    body = provider.organisation if provider else None
    days = sorted({timezone.localdate(session.starts_at) for session in run.sessions.all()})
    return Place(
        reference=reference,
        run_id=run.pk,
        title=run.course.title,
        provider=provider.name if provider else "",
        points=run.fee_won or 0,
        materials_points=run.materials_won,
        sessions=days or ([run.starts_on] if run.starts_on else []),
        terms=held.bands(body.code if body else None) if held else [],
    )


def terms() -> Terms | None:
    """The terms of the city's pack; None for a city without a scholarship."""
    return _terms(Path(settings.CITY_DIR))


@lru_cache(maxsize=4)
def _terms(folder: Path) -> Terms | None:
    pack = Pack(folder)
    read = read_terms(pack)
    pack.stop_if_wrong()
    return Terms(read.value, rulebook()) if read else None


def _check_rules(pack: Pack, read: Read[TermsFile], book: Rulebook) -> None:
    pack.refer(read, ("policy",), read.value.policy, sorted(book.policies), "policies/")
    pack.refer(read, ("each",), read.value.each, sorted(book.parameters), "parameters/")
    known = KnownConstants({}, book.scheme_names)
    for number, entry in enumerate(read.value.criterion):
        for key, what, right in mistakes(entry.fact, entry.op, entry.value, known):
            pack.problems.append(read.problem(("criterion", number, key), what, right))


def _criterion(entry: CriterionEntry, book: Rulebook) -> Criterion:
    condition = Condition(
        entry.id, entry.fact, entry.op, constant(entry.fact, entry.op, entry.value)
    )
    words: Mapping[Language, str] = {
        code: phrases(code).requirement(condition, True, speech(book, code)) for code in LANGUAGES
    }
    return Criterion(condition, entry.points, words["ko"], words["en"])


LANGUAGES: Sequence[Language] = ("ko", "en")
