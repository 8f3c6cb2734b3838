"""`diagnosis.toml`: how long a run that belongs to nobody is kept, and what is sensitive in it."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from pydantic import Field

from naru.city.dated import in_force_or_first, note_disorder, note_sources
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Part

FILE = "diagnosis.toml"


class RuleEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    kept_days: int = Field(
        ge=1, le=366, description="days a run in nobody's record is kept unused, such as 60"
    )
    sample: bool = Field(description="true if the city has not decided it, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


class KeepingFile(Part):
    """The content of `diagnosis.toml`."""

    sensitive: list[Code] = Field(
        description="scales of domains.toml whose answers a record holds only with consent"
    )
    rule: list[RuleEntry] = Field(
        min_length=1, description="one table [[rule]] for each, the oldest first"
    )


def read_keeping(pack: Pack, *, sources: Known = None) -> Read[KeepingFile] | None:
    """The file, checked: days in order, a source wherever the rule is no sample."""
    read = pack.toml(FILE, KeepingFile)
    if read is None:
        return None
    note_disorder(pack, read, "rule", read.value.rule)
    note_sources(pack, read, "rule", read.value.rule, sources)
    return read


def kept_for(at: datetime) -> timedelta:
    """How long a run used now is kept; before the first rule's day, that rule."""
    rules, on = _file(Path(settings.CITY_DIR)).rule, timezone.localdate(at)
    rule = in_force_or_first(rules, on)
    return timedelta(days=rule.kept_days)


def sensitive_scales() -> list[str]:
    """Scales of the domains about health and money, as the city says."""
    return _file(Path(settings.CITY_DIR)).sensitive


@lru_cache(maxsize=4)
def _file(folder: Path) -> KeepingFile:
    pack = Pack(folder)
    read = read_keeping(pack)
    pack.stop_if_wrong()
    return pack.sure(read).value
