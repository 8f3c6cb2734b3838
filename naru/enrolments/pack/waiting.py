"""`waiting.toml`: how long a seat that came free is offered, and when not."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force_or_first, note_disorder, note_sources
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Part
from naru.enrolments.rules.offers import Terms

FILE = "waiting.toml"


class RuleEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    offer_hours: int = Field(ge=1, le=336, description="hours one has to answer, such as 24")
    quiet_from: time = Field(description="when the quiet hours begin, such as 21:00:00")
    quiet_to: time = Field(description="when they end, such as 09:00:00")
    least_minutes: int = Field(
        ge=1, le=1440, description="the least minutes by day that one has to answer, such as 120"
    )
    before_start_hours: int = Field(
        ge=0, le=720, description="hours before the course in which no seat is offered, such as 12"
    )
    sample: bool = Field(description="true if the city has not decided it, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


class WaitingFile(Part):
    """The content of `waiting.toml`."""

    rule: list[RuleEntry] = Field(
        min_length=1, description="one table [[rule]] for each, the oldest first"
    )


def read_waiting(pack: Pack, *, sources: Known = None) -> Read[WaitingFile] | None:
    """The file, checked: days in order, a source wherever the rule is no sample."""
    read = pack.toml(FILE, WaitingFile)
    if read is None:
        return None
    note_disorder(pack, read, "rule", read.value.rule)
    note_sources(pack, read, "rule", read.value.rule, sources)
    return read


def terms_at(at: datetime) -> Terms:
    """What holds for an offer made now; before the first rule's day, that rule."""
    zone = ZoneInfo(settings.TIME_ZONE)
    rules = _rules(Path(settings.CITY_DIR))
    on = at.astimezone(zone).date()
    rule = in_force_or_first(rules, on)
    return Terms(
        lasts=timedelta(hours=rule.offer_hours),
        quiet_from=rule.quiet_from,
        quiet_to=rule.quiet_to,
        least=timedelta(minutes=rule.least_minutes),
        before_start=timedelta(hours=rule.before_start_hours),
        zone=zone,
    )


@lru_cache(maxsize=4)
def _rules(folder: Path) -> list[RuleEntry]:
    pack = Pack(folder)
    read = read_waiting(pack)
    pack.stop_if_wrong()
    return read.value.rule if read else []
