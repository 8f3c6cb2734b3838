"""Writing the starter catalogue: as any source, but with its courses marked as samples."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from naru.catalogue.enums import Join
from naru.catalogue.index import writing
from naru.catalogue.models import Course, Provider, Run, Session, Skill, SourceRecord
from naru.catalogue.sources.joining import folded
from naru.catalogue.sources.offering import Offering
from naru.catalogue.sources.recipe import Recipe
from naru.catalogue.sources.starter import SOURCE, Kitchen, Spot, offerings
from naru.core.tables import Change
from naru.places.models import Place
from naru.sources.enums import Confidence

PRIORITY = 1
COURSE = (
    *(
        "title",
        "title_en",
        "summary",
        "subject",
        "blocks",
        "field",
        "language",
        "outlook",
        "certificate",
    ),
    *("prerequisites", "hours", "mode", "age_rule_known", "age_from", "age_to", "residence"),
    "audience",
)
RUN = (
    *("schedule", "starts_on", "last_on", "weekdays", "daily_from", "daily_to", "status"),
    *("apply_from_at", "apply_until_at", "admission", "apply_at", "capacity", "payer", "fee_won"),
    *("materials_won", "refund_words", "place_words"),
)


def save_recipe(
    recipe: Recipe, *, provider: str, holidays: Collection[date], zone: ZoneInfo, at: datetime
) -> Change:
    """Work the recipe with the places that surely exist, as of the day of `at` in the zone."""
    places = Place.objects.current().exclude(confidence=Confidence.LOW)
    kitchen = Kitchen(
        recipe=recipe,
        provider=provider,
        spots=[Spot(one.code, one.name_ko, one.kind.lower()) for one in places],
        holidays=holidays,
        zone=zone,
        today=at.astimezone(zone).date(),
    )
    return save_starter(list(offerings(kitchen)), today=kitchen.today, at=at)


@transaction.atomic(savepoint=False)
def save_starter(offered: Sequence[Offering], *, today: date, at: datetime) -> Change:
    """Bring the samples in line with the recipe; the numbers are those of runs.

    Runs that have begun stay as they are. Those still to come that the recipe no longer makes
    are marked gone, and so is a course without any run left.
    """
    before = {one.source_id: one for one in SourceRecord.objects.filter(source=SOURCE)}
    digests = {one.source_id: _digest(one) for one in offered}
    new = [one for one in offered if one.source_id not in before]
    changed = [
        one
        for one in offered
        if (record := before.get(one.source_id))
        and (record.digest != digests[one.source_id] or record.gone_at)
    ]
    courses = _courses([*new, *changed], before, at=at)
    _add_runs(new, courses, digests, at=at)
    _change_runs(changed, before, digests, at=at)
    gone = _withdraw(before, {one.source_id for one in offered}, today=today, at=at)
    touched = {courses[one.course_key].pk for one in [*new, *changed]} | gone
    _settle(touched, at=at)
    writing.refresh(touched)
    return Change(
        table=Run._meta.db_table,
        new=len(new),
        changed=len(changed),
        unchanged=len(offered) - len(new) - len(changed),
        withdrawn=len(gone),
    )


def _courses(
    offered: Sequence[Offering], before: dict[str, SourceRecord], *, at: datetime
) -> dict[str, Course]:
    """The course of every key, with the facts of the latest offering, made where it is missing."""
    latest = {one.course_key: one for one in offered}
    known = {record.course_key: record.course_id for record in before.values()}
    found = Course.objects.in_bulk([known[key] for key in latest if key in known])
    providers = _providers({one.provider_name for one in latest.values()})
    courses: dict[str, Course] = {}
    for key, one in latest.items():
        course = found.get(known.get(key, 0)) or Course(made_at=at)
        for name in COURSE:
            setattr(course, name, getattr(one, name))
        course.provider, course.is_sample, course.changed_at = (
            providers[one.provider_name],
            True,
            at,
        )
        courses[key] = course
    Course.objects.bulk_create([one for one in courses.values() if one.pk is None])
    Course.objects.bulk_update(
        found.values(), [*COURSE, "provider", "is_sample", "changed_at"], batch_size=500
    )
    Skill.objects.filter(course__in=found.values()).delete()
    Skill.objects.bulk_create(
        Skill(course=courses[key], **asdict(skill))
        for key, one in latest.items()
        for skill in one.skills
    )
    return courses


def _providers(names: set[str]) -> dict[str, Provider]:
    keys = {folded(name)[:200]: name for name in names}
    known = set(Provider.objects.filter(key__in=keys).values_list("key", flat=True))
    Provider.objects.bulk_create(
        Provider(key=key, name=name) for key, name in keys.items() if key not in known
    )
    found = {one.key: one for one in Provider.objects.filter(key__in=keys)}
    return {name: found[key] for key, name in keys.items()}


def _add_runs(
    offered: Sequence[Offering],
    courses: dict[str, Course],
    digests: dict[str, str],
    *,
    at: datetime,
) -> None:
    places = _places()
    runs = [
        Run(course=courses[one.course_key], made_at=at, changed_at=at, **_run(one, places))
        for one in offered
    ]
    Run.objects.bulk_create(runs)
    _meet(zip(runs, offered, strict=True))
    SourceRecord.objects.bulk_create(
        SourceRecord(
            source=SOURCE,
            source_id=one.source_id,
            course_key=one.course_key,
            course=run.course,
            run=run,
            priority=PRIORITY,
            join=Join.OWN,
            raw={"recipe": one.course_key},
            offering=one.known(),
            digest=digests[one.source_id],
            first_seen_at=at,
            last_seen_at=at,
        )
        for run, one in zip(runs, offered, strict=True)
    )


def _change_runs(
    offered: Sequence[Offering],
    before: dict[str, SourceRecord],
    digests: dict[str, str],
    *,
    at: datetime,
) -> None:
    places = _places()
    records = [before[one.source_id] for one in offered]
    runs = Run.objects.in_bulk([record.run_id for record in records])
    for record, one in zip(records, offered, strict=True):
        run = runs[record.run_id]
        facts = _run(one, places)
        for name, value in facts.items():
            setattr(run, name, value)
        run.changed_at, run.gone_at = at, None
        record.offering, record.digest = one.known(), digests[one.source_id]
        record.last_seen_at, record.gone_at = at, None
    columns = [*RUN, "place", "district", "changed_at", "gone_at"]
    Run.objects.bulk_update(runs.values(), columns, batch_size=500)
    SourceRecord.objects.bulk_update(
        records, ["offering", "digest", "last_seen_at", "gone_at"], batch_size=500
    )
    Session.objects.filter(run__in=runs.values()).delete()
    _meet((runs[record.run_id], one) for record, one in zip(records, offered, strict=True))


def _meet(taught: Any) -> None:
    Session.objects.bulk_create(
        Session(run=run, **asdict(session)) for run, one in taught for session in one.sessions
    )


def _withdraw(
    before: dict[str, SourceRecord], offered: set[str], *, today: date, at: datetime
) -> set[int]:
    """Mark gone what the recipe no longer makes and has not begun; the courses it belonged to."""
    missing = [
        record.pk for key, record in before.items() if key not in offered and not record.gone_at
    ]
    coming = SourceRecord.objects.filter(pk__in=missing).exclude(run__starts_on__lte=today)
    gone = list(coming.values_list("pk", "run_id", "course_id"))
    SourceRecord.objects.filter(pk__in=[pk for pk, _, _ in gone]).update(gone_at=at)
    Run.objects.filter(pk__in=[run for _, run, _ in gone]).update(gone_at=at, changed_at=at)
    return {course for _, _, course in gone}


def _settle(course_ids: set[int], *, at: datetime) -> None:
    """A course is there as long as one of its runs is."""
    courses = Course.objects.filter(pk__in=course_ids)
    there = Run.objects.present().filter(course__in=course_ids).values("course")
    courses.filter(pk__in=there).exclude(gone_at=None).update(gone_at=None, changed_at=at)
    courses.exclude(pk__in=there).filter(gone_at=None).update(gone_at=at, changed_at=at)


def _places() -> dict[str, Place]:
    return {place.name_ko: place for place in Place.objects.current()}


def _run(one: Offering, places: dict[str, Place]) -> dict[str, Any]:
    place = places.get(one.place_words)
    facts = {name: getattr(one, name) for name in RUN}
    return {**facts, "place": place, "district_id": place.district_id if place else None}


def _digest(one: Offering) -> str:
    told = json.dumps(one.known(), ensure_ascii=False, sort_keys=True, default=str)
    return blake2b(told.encode(), digest_size=16).hexdigest()
