"""Little time is left to choose modules of a stage: whoever lacks some is reminded, once a stage.

not reminded of it before -> not told of this very moment within a day -> notice.
"""

from datetime import datetime, timedelta

from django.db import transaction

from naru.core.locks import alone
from naru.notices.enums import Kind
from naru.notices.queries import was_told
from naru.notices.services import inbox
from naru.schools.pack import days_before
from naru.schools.queries.reminding import late_in

FRESH = timedelta(days=1)
"""Whoever completed the stage before and was told by when to choose is left alone for so long."""


@transaction.atomic(durable=True)
def remind_choosing(*, term_id: int, resident_id: int, at: datetime) -> bool:
    """False if they have chosen since, or were told."""
    alone(f"school reminder {term_id} {resident_id}")
    late = late_in(term_id, resident_id, days=days_before, at=at)
    if late is None:
        return False
    stage = late.stage.stage
    of: dict[str, inbox.Value] = {"term": str(late.standing.term.public_id), "no": stage.number}
    told = was_told(late.resident, Kind.SCHOOL_SOON, params=of)
    if told or was_told(late.resident, Kind.SCHOOL_CHOOSE, since=at - FRESH):
        return False
    inbox.send(
        resident=late.resident,
        kind=Kind.SCHOOL_SOON,
        at=at,
        title=late.standing.whole.entrance.run.course.title,
        stage_ko=stage.name_ko,
        stage_en=stage.name_en,
        missing=late.stage.progress.missing,
        by_at=late.by_at,
        **of,
    )
    return True
