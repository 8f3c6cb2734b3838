"""After a provider's change: what they told as a source's record, search, and the trail."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from naru.accounts.models import User
from naru.audit import services as audit
from naru.catalogue.enums import OWN_SOURCE, Join
from naru.catalogue.index import writing
from naru.catalogue.models import Course, ImportRun, Provider, Run, SourceRecord
from naru.catalogue.queries.facts import course_facts, run_facts
from naru.catalogue.sources import joining
from naru.catalogue.sources.connector import FORM
from naru.catalogue.sources.offering import Offering

PRIORITY = 100
"""What a provider says of their own course decides over every other source."""

DAYS = ("starts_on", "last_on", "apply_from_at", "apply_until_at")
TICK = timedelta(microseconds=1)


def version(before: datetime, at: datetime) -> datetime:
    """The new `changed_at`: the moment, but always later than before."""
    return max(at, before + TICK)


def tell(
    course_ids: Iterable[int],
    *,
    at: datetime,
    raws: dict[int, dict[str, Any]] | None = None,
    import_run: ImportRun | None = None,
) -> None:
    """Bring records and search in line with courses of one's own, as they stand now.

    Each published run has one record of the source "here", so that other sources that tell of
    the same offering join it. A draft has none; a run that was taken back has one that is gone.
    `raws` are rows of a spreadsheet by run, `import_run` the import that brought them.
    """
    ids = sorted(set(course_ids))
    courses = (
        Course.objects.filter(pk__in=ids)
        .order_by("pk")
        .select_related("provider")
        .prefetch_related("skills", "runs__sessions")
    )
    kept = {
        one.run_id: one for one in SourceRecord.objects.filter(source=OWN_SOURCE, course__in=ids)
    }
    new: list[SourceRecord] = []
    changed: list[SourceRecord] = []
    for course in courses:
        told = course_facts(course)
        for run in course.runs.all():
            if run.number and (run.pk in kept or not (run.is_draft or course.is_draft)):
                record = _record(course, run, told, kept.get(run.pk), at=at)
                if raws is not None and run.pk in raws:
                    record.raw, record.import_run = raws[run.pk], import_run
                (changed if record.pk else new).append(record)
    SourceRecord.objects.bulk_create(new)
    SourceRecord.objects.bulk_update(changed, CHANGING, batch_size=500)
    writing.refresh(ids)


CHANGING = (
    *("scope", "join_keys", "raw", "offering", "digest", "last_seen_at", "gone_at"),
    "import_run",
)


def _record(
    course: Course, run: Run, told: dict[str, Any], kept: SourceRecord | None, *, at: datetime
) -> SourceRecord:
    provider: Provider = course.provider  # type: ignore[assignment]
    record = kept or SourceRecord(
        source=OWN_SOURCE,
        source_id=str(run.public_id),
        course_key=str(course.public_id),
        course=course,
        run=run,
        priority=PRIORITY,
        join=Join.OWN,
        raw={},
        first_seen_at=at,
    )
    facts = {
        **told,
        **run_facts(run),
        "provider_name": provider.name,
        "provider_key": provider.key,
        **({"is_sample": True} if course.is_sample else {}),
    }
    hidden = run.is_draft or course.is_draft or run.gone_at or course.gone_at
    record.scope = str(provider.public_id)
    record.join_keys = _keys(course, run, provider)
    record.offering = facts
    record.digest = blake2b(
        json.dumps(facts, ensure_ascii=False, sort_keys=True).encode(), digest_size=16
    ).hexdigest()
    record.last_seen_at = at
    record.gone_at = (record.gone_at or at) if hidden else None
    return record


def _keys(course: Course, run: Run, provider: Provider) -> list[str]:
    offering = Offering(
        source_id=str(run.public_id),
        course_key=str(course.public_id),
        title=course.title,
        provider_name=provider.name,
        **{name: getattr(run, name) for name in ("apply_url", "place_words", *DAYS)},
    )
    return joining.keys(offering, FORM)


def note(
    course: Course,
    action: str,
    *,
    by: User | None,
    at: datetime,
    run: Run | None = None,
    **told: Any,
) -> None:
    """The line in the trail; changes of a run stand under its course: one list shows all."""
    if run is not None:
        told = {"run": run.number, **told}
    audit.record(actor=by, action=f"course.{action}", subject=("course", course.pk), at=at, **told)
