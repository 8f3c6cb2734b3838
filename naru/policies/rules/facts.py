"""The closed list of facts that rules may ask for, and what makes an answer impossible."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Value = bool | int | str | date | frozenset[str]
Facts = Mapping[str, Value | None]
"""What is known of a person. A fact that is absent or None is unknown, never false."""


class Kind(StrEnum):
    """What an answer may look like."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    COUNT = "count"
    WON = "won"
    DAY = "day"
    SCHEMES = "schemes"
    """A set of scheme names of the pack (`schemes.toml`), `name:year` where the year matters."""


class Change(StrEnum):
    """Whether and how a fact can become another one."""

    NEVER = "never"
    ACT = "act"
    """The person can bring it about: renew a paper, leave another scheme, apply for a status."""
    CIRCUMSTANCE = "circumstance"
    """It may come about; we say what would follow, and never urge it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a person tells. `effort` orders suggestions: 1 a trip to the desk, 9 a move."""

    name: str
    kind: Kind
    change: Change = Change.NEVER
    effort: int = 0
    choices: tuple[str, ...] = ()
    renewed: bool = False
    """A date that can be made today's by doing the thing again, such as a certificate's."""


EMPLOYMENT = ("EMPLOYED", "GRADUAL_RETIREMENT", "SELF_EMPLOYED", "LOOKING", "RESTING", "RETIRED")

LIST = (
    Fact("birth_on", Kind.DAY),
    Fact("lives_in_city", Kind.YES_NO, Change.CIRCUMSTANCE, 9),
    Fact("works_in_city", Kind.YES_NO, Change.CIRCUMSTANCE, 7),
    Fact("studies_in_city", Kind.YES_NO, Change.CIRCUMSTANCE, 7),
    Fact("business_in_city", Kind.YES_NO, Change.CIRCUMSTANCE, 8),
    Fact("employment", Kind.CHOICE, Change.CIRCUMSTANCE, 6, EMPLOYMENT),
    Fact("basic_livelihood", Kind.YES_NO, Change.ACT, 5),
    Fact("near_poor", Kind.YES_NO, Change.ACT, 4),
    Fact("welfare_proof_on", Kind.DAY, Change.ACT, 1, renewed=True),
    Fact("registered_disability", Kind.YES_NO),
    Fact("household_size", Kind.COUNT),
    Fact("household_income_won", Kind.WON, Change.CIRCUMSTANCE, 8),
    Fact("benefits_now", Kind.SCHEMES, Change.ACT, 3),
    Fact("benefits_before", Kind.SCHEMES),
    Fact("job_hours_overlap", Kind.YES_NO, Change.ACT, 2),
    Fact("small_merchant", Kind.YES_NO, Change.CIRCUMSTANCE, 8),
    Fact("business_opened_on", Kind.DAY),
    Fact("business_closed", Kind.YES_NO),
    Fact("guarantee_default", Kind.YES_NO, Change.ACT, 7),
    Fact("barred_trade", Kind.YES_NO),
)
FACTS: dict[str, Fact] = {fact.name: fact for fact in LIST}
ORDER: dict[str, int] = {fact.name: place for place, fact in enumerate(LIST)}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an answer cannot be true: `code` names the sentence, `allowed` what would be right."""

    fact: str
    code: str
    allowed: str = ""


class BadFacts(ValueError):
    """Facts that cannot be true. Nothing was decided; every fault is listed."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{f.fact}: {f.code} {f.allowed}".strip() for f in faults))


def checked(raw: Mapping[str, object], *, on: date, schemes: frozenset[str]) -> Facts:
    """The facts with their right types, or `BadFacts` with every fault found.

    Refused: unknown names, wrong types, unknown choices, days after `on`, births before 1900,
    households of no one, and pairs that contradict each other.
    """
    faults: list[Fault] = []
    facts: dict[str, Value] = {}
    for name, value in raw.items():
        if value is None:
            continue
        if name not in FACTS:
            faults.append(Fault(name, "unknown_fact", ", ".join(FACTS)))
            continue
        fault = _fault(FACTS[name], value, on, schemes)
        if fault:
            faults.append(fault)
        else:
            facts[name] = frozenset(value) if isinstance(value, (list, set)) else value  # type: ignore[assignment]
    faults.extend(_contradictions(facts))
    if faults:
        raise BadFacts(tuple(faults))
    return facts


def from_answers(answers: Mapping[str, object]) -> dict[str, object]:
    """Answers as they are stored (JSON) in the types that rules test; others are left out.

    What is no day at all stays a text, which `checked` then refuses.
    """
    facts: dict[str, object] = {}
    for name, value in answers.items():
        if name in FACTS:
            facts[name] = _day_of(value) if FACTS[name].kind is Kind.DAY else value
    return facts


def as_decided(answers: Mapping[str, object]) -> Facts:
    """Stored answers in the types that rules test, without asking whether they can be true."""
    return {
        name: frozenset(value) if isinstance(value, list) else value  # type: ignore[misc]
        for name, value in from_answers(answers).items()
    }


def to_answers(facts: Facts) -> dict[str, object]:
    """Facts as JSON holds them: days as text, sets as sorted lists; unknown ones left out."""
    return {name: _plain(value) for name, value in sorted(facts.items()) if value is not None}


def _day_of(value: object) -> object:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return value


def _plain(value: Value) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


def _fault(fact: Fact, value: object, on: date, schemes: frozenset[str]) -> Fault | None:
    allowed = _CHECKS[fact.kind](fact, value, on, schemes)
    return None if allowed is None else Fault(fact.name, *allowed)


Complaint = tuple[str, str] | None


def _yes_no(_fact: Fact, value: object, _on: date, _schemes: frozenset[str]) -> Complaint:
    return None if isinstance(value, bool) else ("wrong_type", "true, false")


def _choice(fact: Fact, value: object, _on: date, _schemes: frozenset[str]) -> Complaint:
    return None if value in fact.choices else ("unknown_choice", ", ".join(fact.choices))


def _count(_fact: Fact, value: object, _on: date, _schemes: frozenset[str]) -> Complaint:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return None if whole and 1 <= int(str(value)) <= MOST_PEOPLE else ("out_of_range", "1-30")


def _won(_fact: Fact, value: object, _on: date, _schemes: frozenset[str]) -> Complaint:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return None if whole and 0 <= int(str(value)) <= MOST_WON else ("out_of_range", "0-")


def _day(_fact: Fact, value: object, on: date, _schemes: frozenset[str]) -> Complaint:
    if type(value) is not date:
        return ("wrong_type", "YYYY-MM-DD")
    if value > on:
        return ("in_the_future", on.isoformat())
    return None if value >= FIRST_DAY else ("too_long_ago", FIRST_DAY.isoformat())


def _schemes(_fact: Fact, value: object, _on: date, schemes: frozenset[str]) -> Complaint:
    if not isinstance(value, (set, frozenset, list, tuple)):
        return ("wrong_type", "[...]")
    unknown = {str(item).partition(":")[0] for item in value} - schemes
    return ("unknown_scheme", ", ".join(sorted(schemes))) if unknown else None


MOST_PEOPLE = 30
MOST_WON = 10_000_000_000
FIRST_DAY = date(1900, 1, 1)
_CHECKS: dict[Kind, Callable[[Fact, object, date, frozenset[str]], Complaint]] = {
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.COUNT: _count,
    Kind.WON: _won,
    Kind.DAY: _day,
    Kind.SCHEMES: _schemes,
}


def _contradictions(facts: Facts) -> list[Fault]:
    born, opened = facts.get("birth_on"), facts.get("business_opened_on")
    faults = []
    if isinstance(born, date) and isinstance(opened, date) and opened < born:
        faults.append(Fault("business_opened_on", "before_birth", born.isoformat()))
    if facts.get("small_merchant") is True and facts.get("employment") in ("RESTING", "RETIRED"):
        faults.append(Fault("employment", "contradicts_small_merchant", "SELF_EMPLOYED"))
    return faults
