"""What every source is turned into: an offering that says only what is known, or a refusal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from dataclasses import field as made
from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter
from typing import Any

from naru.catalogue.enums import (
    Admission,
    ApplyAt,
    Mode,
    Payer,
    Reason,
    Residence,
    RunStatus,
    Schedule,
)

Row = dict[str, Any]
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a row; `params` fill the sentence of its reason."""

    reason: Reason
    params: Mapping[str, str | int] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be taken, with everything that is wrong in it. `key` may be empty."""

    key: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class OfferedSession:
    """One meeting, `[starts_at, ends_at)`."""

    starts_at: datetime
    ends_at: datetime
    mode: Mode = Mode.UNKNOWN
    place_words: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class OfferedSkill:
    """A skill by name, code or both; a code comes with the version of its list."""

    name: str = ""
    ncs_code: str = ""
    ncs_version: str = ""


@dataclass(slots=True, kw_only=True)
class Offering:
    """One run and its course as a source tells of them, in the names of the tables.

    A value left at its default is unknown. `district` and `residence_district` are names;
    `numbers` are numbers that another source may use for the same offering; `notes` say what was
    left out although the row was taken.
    """

    source_id: str
    course_key: str
    title: str
    title_en: str = ""
    provider_name: str = ""
    summary: str = ""
    summary_en: str = ""
    subject: str = ""
    blocks: list[Block] = made(default_factory=list)
    blocks_en: list[Block] = made(default_factory=list)
    field: str = ""
    language: str = ""
    outlook: str = ""
    outlook_en: str = ""
    certificate: str = ""
    prerequisites: str = ""
    hours: Decimal | None = None
    mode: Mode = Mode.UNKNOWN
    age_rule_known: bool = False
    age_from: int | None = None
    age_to: int | None = None
    residence: Residence = Residence.UNKNOWN
    residence_district: str = ""
    audience: str = ""
    skills: list[OfferedSkill] = made(default_factory=list)
    label: str = ""
    schedule: Schedule = Schedule.UNKNOWN
    starts_on: date | None = None
    last_on: date | None = None
    weekdays: list[int] = made(default_factory=list)
    daily_from: time | None = None
    daily_to: time | None = None
    time_words: str = ""
    sessions: list[OfferedSession] = made(default_factory=list)
    status: RunStatus = RunStatus.UNKNOWN
    status_words: str = ""
    apply_from_at: datetime | None = None
    apply_until_at: datetime | None = None
    admission: Admission = Admission.UNKNOWN
    apply_at: ApplyAt = ApplyAt.UNKNOWN
    apply_url: str = ""
    apply_words: str = ""
    contact_phone: str = ""
    capacity: int | None = None
    registered: int | None = None
    waiting: int | None = None
    payer: Payer = Payer.UNKNOWN
    fee_won: int | None = None
    materials_won: int = 0
    full_cost_won: int | None = None
    fee_words: str = ""
    refund_words: str = ""
    place_words: str = ""
    address: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None
    access_words: str = ""
    teacher_words: str = ""
    numbers: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()

    def known(self) -> dict[str, Any]:
        """The facts that were told, ready for JSON; whatever is unknown is absent."""
        return {
            name: value if type(value) in PLAIN else _plain(value)
            for (name, absent), value in zip(FACTS, _facts_of(self), strict=True)
            if value is not absent and value != absent
        }


PLAIN = frozenset({str, int, float, bool})
MOMENTS = (date, time)
LISTED = (OfferedSession, OfferedSkill)
BARE = PLAIN | {dict}
"""What stands in JSON as it is; pieces of a description are made of nothing else."""

KEPT_ASIDE = frozenset({"source_id", "course_key", "title", "numbers", "notes"})
FACTS: tuple[tuple[str, Any], ...] = (
    ("title", ""),
    *(
        (one.name, [] if one.default_factory is list else one.default)
        for one in fields(Offering)
        if one.name not in KEPT_ASIDE
    ),
)
"""Every fact with the value that stands for "nobody told us". Zero is a fact: free of charge."""

_facts_of = attrgetter(*(name for name, _ in FACTS))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, MOMENTS):
        return value.isoformat()
    if isinstance(value, list):
        return [one if type(one) in BARE else _plain(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, LISTED):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    return value


def merged(offerings: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What several sources know of one run together; the first that knows a thing decides.

    Facts that only make sense together (first and last day, price and payer, ...) come from one
    source as a group: half of one and half of another would be nobody's word.
    """
    whole: dict[str, Any] = {}
    for offering in offerings:
        told = set(whole)
        taken = {name for group in GROUPS if told & group for name in group}
        whole.update({k: v for k, v in offering.items() if k not in told and k not in taken})
    return whole


GROUPS = (
    frozenset({"provider_name", "provider_key"}),
    frozenset({"age_rule_known", "age_from", "age_to"}),
    frozenset({"residence", "residence_district", "residence_district_id"}),
    frozenset({"schedule", "starts_on", "last_on"}),
    frozenset({"weekdays", "daily_from", "daily_to"}),
    frozenset({"apply_from_at", "apply_until_at"}),
    frozenset({"apply_at", "apply_url"}),
    frozenset({"status", "status_words"}),
    frozenset({"capacity", "registered", "waiting"}),
    frozenset({"payer", "fee_won", "materials_won"}),
    frozenset({"place_id", "place_words", "latitude", "longitude"}),
)
