"""What search will keep of a course that a source tells of and that is not written yet.

The very entry that `entries.entry_of` makes of the course once it is written, unless somebody else
tells of it too. Pure work, so that helping processes do it while the database does something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from naru.catalogue.index.entries import Entry, entry_of
from naru.catalogue.index.told import Spots, Told, ToldCourse, ToldRun
from naru.catalogue.korean.letters import fold, initials, strokes
from naru.catalogue.sources.offering import Offering

UNNUMBERED = 0
"""The run in the offers of an entry that is only foretold: it gets its number when it is made."""

APART = "\x1f"
"""Between a term, its strokes and its initials; sources cannot send it (`markup.CONTROL`)."""

LONGEST_PROVIDER = 200
FORGET_AFTER = 20_000
"""So many lexemes are remembered as handed out; then they may be handed out again."""


@dataclass(slots=True)
class Foreteller:
    """Tells entries. `seen` are the lexemes it has told of; each is handed out once."""

    spots: Spots
    seen: set[str] = field(default_factory=set)

    def entry(self, offering: Offering, facts: Mapping[str, Any]) -> Entry:
        """What search will keep of the course; `facts` are the offering's with our places."""
        return entry_of(_told(offering, facts, self.spots))

    def new(self, entry: Entry) -> list[str]:
        """The entry's lexemes that no entry before had."""
        if len(self.seen) > FORGET_AFTER:
            self.seen.clear()
        placed, said = entry.places
        found = said - self.seen
        found.update(lexeme for lexeme in placed if lexeme not in self.seen)
        self.seen |= found
        return sorted(found)


def provider_of(facts: Mapping[str, Any]) -> str:
    """The provider's name as it will stand, unless it is known already by another spelling."""
    named = facts.get("provider_name") if facts.get("provider_key") else None
    return str(named or "")[:LONGEST_PROVIDER]


@lru_cache(maxsize=1024)
def packed(term: str) -> str:
    """A term with its strokes and initials."""
    plain = fold(term).replace(" ", "")
    return APART.join((term, strokes(plain), initials(plain)))


def _told(offering: Offering, facts: Mapping[str, Any], spots: Spots) -> Told:
    lives = spots.districts.get(facts.get("residence_district_id", 0))
    course = ToldCourse(
        pk=UNNUMBERED,
        title=offering.title,
        title_en=offering.title_en,
        summary=offering.summary,
        summary_en=offering.summary_en,
        subject=offering.subject,
        blocks=offering.blocks,
        blocks_en=offering.blocks_en,
        field=offering.field,
        outlook=offering.outlook,
        outlook_en=offering.outlook_en,
        certificate=offering.certificate,
        prerequisites=offering.prerequisites,
        mode=offering.mode.value,
        age_rule_known=offering.age_rule_known,
        age_from=offering.age_from,
        age_to=offering.age_to,
        residence=facts.get("residence", "UNKNOWN"),
        audience=offering.audience,
        hidden=False,
        provider_name=provider_of(facts) or None,
        residence_code=lives.code if lives else None,
    )
    sessions = {UNNUMBERED: _starts(offering)} if offering.sessions else {}
    skills = dict.fromkeys((skill.ncs_code, skill.name) for skill in offering.skills)
    return Told(course, [_run(offering, facts)], [name for _, name in skills], sessions, spots)


def _run(offering: Offering, facts: Mapping[str, Any]) -> ToldRun:
    return ToldRun(
        course_id=UNNUMBERED,
        pk=UNNUMBERED,
        gone=False,
        status=offering.status.value,
        schedule=offering.schedule.value,
        starts_on=offering.starts_on,
        last_on=offering.last_on,
        weekdays=offering.weekdays,
        daily_from=offering.daily_from,
        apply_from_at=offering.apply_from_at,
        apply_until_at=offering.apply_until_at,
        payer=offering.payer.value,
        fee_won=offering.fee_won,
        latitude=facts.get("latitude"),
        longitude=facts.get("longitude"),
        place_words=offering.place_words,
        teacher_words=offering.teacher_words,
        place_id=facts.get("place_id"),
        district_id=facts.get("district_id"),
    )


def _starts(offering: Offering) -> list[datetime]:
    return [session.starts_at for session in offering.sessions]
