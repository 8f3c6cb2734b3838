"""Where a round stands at a time, from its dates alone."""

from datetime import datetime
from enum import StrEnum


class Phase(StrEnum):
    """The stages a round goes through in the reader's eyes."""

    COMING = "coming"
    OPEN = "open"
    CHECKING = "checking"
    OVER = "over"


def phase(*, opens: datetime, closes: datetime, settled: bool, at: datetime) -> Phase:
    """One may apply in `[opens, closes)`; after that papers are checked until all is settled."""
    if at < opens:
        return Phase.COMING
    if at < closes:
        return Phase.OPEN
    return Phase.OVER if settled else Phase.CHECKING
