"""What search will keep of a course that nobody else can see yet, told from its one staged row.

The very entry that `entries.entry_of` makes of the course once it stands in the tables, unless
somebody else tells of it too. So it is made beside the transaction that writes the course.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from naru.catalogue.index.entries import Entry, entry_of
from naru.catalogue.index.told import Spots, Told, ToldCourse, ToldRun
from naru.catalogue.korean.letters import fold, initials, strokes
from naru.places.models import District

APART = "\x1f"
"""Between a term, its strokes and its initials; sources cannot send it (`markup.CONTROL`)."""

FORGET_AFTER = 20_000
"""So many words are remembered as handed out; then they may be handed out again."""

Facts = Mapping[str, Any]
"""An offering as it is staged: what is unknown is absent."""


@dataclass(slots=True)
class Foreteller:
    """Tells entries; `providers` are names by key. Each word is handed out once."""

    providers: Mapping[str, str]
    spots: Spots = field(default_factory=Spots)
    seen: set[str] = field(default_factory=set)

    def entries(self, rows: Iterable[tuple[int, int, Facts]]) -> list[Entry]:
        """What search will keep of the courses: each with its number, its run's and the facts."""
        if not self.spots.districts:
            self.spots.districts |= District.objects.in_bulk()
        told = [self._told(*row) for row in rows]
        self.spots.meet(run for one in told for run in one.runs)
        return [entry_of(one) for one in told]

    def new(self, words: Iterable[str]) -> list[str]:
        """Those of the words that were not handed out before."""
        if len(self.seen) > FORGET_AFTER:
            self.seen.clear()
        found = set(words) - self.seen
        self.seen |= found
        return sorted(found)

    def _told(self, course_id: int, run_id: int, facts: Facts) -> Told:
        lives = self.spots.districts.get(facts.get("residence_district_id", 0))
        course = _course(
            course_id,
            facts,
            provider=self.providers.get(facts.get("provider_key", "")),
            residence=lives.code if lives else None,
        )
        skills = dict.fromkeys(
            (skill.get("ncs_code", ""), skill.get("name", "")) for skill in facts.get("skills", ())
        )
        starts = [_moment(session["starts_at"]) for session in facts.get("sessions", ())]
        run = _run(course_id, run_id, facts)
        return Told(course, [run], [name for _, name in skills], {run_id: starts}, self.spots)


@lru_cache(maxsize=1024)
def packed(term: str) -> str:
    """A term with its strokes and initials."""
    plain = fold(term).replace(" ", "")
    return APART.join((term, strokes(plain), initials(plain)))


def _course(
    course_id: int, facts: Facts, *, provider: str | None, residence: str | None
) -> ToldCourse:
    told = facts.get
    return ToldCourse(
        pk=course_id,
        title=facts["title"],
        title_en=told("title_en", ""),
        summary=told("summary", ""),
        summary_en=told("summary_en", ""),
        subject=told("subject", ""),
        blocks=told("blocks", []),
        blocks_en=told("blocks_en", []),
        field=told("field", ""),
        outlook=told("outlook", ""),
        outlook_en=told("outlook_en", ""),
        certificate=told("certificate", ""),
        prerequisites=told("prerequisites", ""),
        mode=told("mode", "UNKNOWN"),
        age_rule_known=told("age_rule_known", False),
        age_from=told("age_from"),
        age_to=told("age_to"),
        residence=told("residence", "UNKNOWN"),
        audience=told("audience", ""),
        hidden=False,
        provider_name=provider,
        residence_code=residence,
    )


def _run(course_id: int, run_id: int, facts: Facts) -> ToldRun:
    told = facts.get
    return ToldRun(
        course_id=course_id,
        pk=run_id,
        gone=False,
        status=told("status", "UNKNOWN"),
        schedule=told("schedule", "UNKNOWN"),
        starts_on=_day(told("starts_on")),
        last_on=_day(told("last_on")),
        weekdays=told("weekdays", []),
        daily_from=_clock(told("daily_from")),
        apply_from_at=_moment(told("apply_from_at")),
        apply_until_at=_moment(told("apply_until_at")),
        payer=told("payer", "UNKNOWN"),
        fee_won=told("fee_won"),
        latitude=told("latitude"),
        longitude=told("longitude"),
        place_words=told("place_words", ""),
        teacher_words=told("teacher_words", ""),
        place_id=told("place_id"),
        district_id=told("district_id"),
    )


def _reading(read: Callable[[str], Any]) -> Callable[[str | None], Any]:
    """Dates come again and again: each is read once. Nothing stays nothing."""
    return lru_cache(maxsize=4096)(lambda told: None if told is None else read(told))


_day = _reading(date.fromisoformat)
_clock = _reading(time.fromisoformat)
_moment = _reading(datetime.fromisoformat)
