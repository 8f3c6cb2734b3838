"""Learning time by signs of life, on the server's clock; one lesson at a time for each person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.core import prepared
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.lessons.models import Learning, Progress, Watch
from naru.lessons.queries.standing import rule_of
from naru.lessons.rules.progress import Lesson, counts_on, least
from naru.lessons.rules.watching import LONGEST_GAP, Watched, counted

MOVES = ("learning", "lesson", "page", "number", "by_beats", "nominal", "last_at")
LIVELY = timedelta(seconds=40)
"""Whoever goes on to another page so soon after a sign of life was there until then."""
BEAT = """
WITH held AS (
    SELECT resident_id, learning_id, lesson, last_at FROM lessons_watch
    WHERE resident_id = %s::bigint AND page = %s::uuid AND number < %s::bigint AND {still}
    FOR NO KEY UPDATE
), moved AS (
    UPDATE lessons_watch w
    SET number = %s::bigint, by_beats = true, last_at = greatest(w.last_at, %s::timestamptz)
    FROM held WHERE w.resident_id = held.resident_id
)
UPDATE lessons_progress p
SET time = p.time + least(greatest(%s::timestamptz - held.last_at, interval '0'), %s::interval),
    last_on = %s::date, place_s = coalesce(%s::bigint, p.place_s)
FROM held WHERE p.learning_id = held.learning_id AND p.lesson = held.lesson
RETURNING p.time"""
"""`rules.watching.counted` and `is_new` in one journey: tests hold the two to each other."""


class NotEnoughTime(Refusal):
    message = _("아직 이 단원을 본 시간이 짧아요. 조금 더 본 뒤에 눌러 주세요.")


class Sign(Enum):
    """What became of a sign of life."""

    COUNTED = "counted"
    KNOWN = "known"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Beaten:
    """What became of it, and the time that counts for its lesson (None: another page counts)."""

    sign: Sign
    time: timedelta | None


@transaction.atomic(savepoint=False)
def open_page(*, learning: Learning, lesson: Lesson, page: UUID, at: datetime) -> bool:
    """Somebody looks at a lesson: from now on its time counts, and no other page's.

    The time on the page before counts too if that gave no signs of life. False where time of
    this lesson does not count today, as so many others did.
    """
    before = _hold(learning.resident_id)
    if before is not None and (not before.by_beats or at - before.last_at <= LIVELY):
        _count(before, at)
    Progress.objects.bulk_create(
        [Progress(learning=learning, lesson=lesson.code, opened_at=at)], ignore_conflicts=True
    )
    seen = {one.lesson: one.seen for one in Progress.objects.filter(learning=learning)}
    if not counts_on(lesson.code, seen, rule_of(learning), on=timezone.localdate(at)):
        Watch.objects.filter(resident=learning.resident_id).delete()
        return False
    now = Watch(
        resident_id=learning.resident_id,
        learning=learning,
        lesson=lesson.code,
        page=page,
        nominal=lesson.time,
        last_at=at,
    )
    Watch.objects.bulk_create(
        [now], update_conflicts=True, unique_fields=["resident"], update_fields=MOVES
    )
    return True


def beat(
    *,
    resident_id: int,
    page: UUID,
    number: int,
    at: datetime,
    place_s: int | None = None,
    was_away: bool = False,
) -> Beaten:
    """A page says that it is looked at, by its `number`-th sign: the time since the last counts,
    unless the page says itself that nobody looked meanwhile.

    What came before (`KNOWN`) counts nothing again, nor does what comes from a page that is not
    the one the person learns from now (`ELSEWHERE`).
    """
    time = count(
        resident_id=resident_id,
        page=page,
        number=number,
        at=at,
        place_s=place_s,
        was_away=was_away,
    )
    if time is not None:
        return Beaten(Sign.COUNTED, time)
    watch = Watch.objects.filter(resident=resident_id, page=page).first()
    if watch is None:
        return Beaten(Sign.ELSEWHERE, None)
    known = Progress.objects.get(learning=watch.learning_id, lesson=watch.lesson)
    return Beaten(Sign.KNOWN, known.time)


def count(
    *,
    resident_id: int,
    page: UUID,
    number: int,
    at: datetime,
    place_s: int | None = None,
    was_away: bool = False,
    still: prepared.Condition = prepared.ALWAYS,
) -> timedelta | None:
    """The time that counts for the lesson of a sign of life; None if the sign counts nothing,
    be it only that `still` does not hold.
    """
    today = timezone.localdate(at)
    longest = timedelta() if was_away else LONGEST_GAP
    values = [resident_id, page, number, *still.values, number, at, at, longest, today, place_s]
    with prepared.cursor() as cursor:
        cursor.execute(BEAT.format(still=still.words), values)
        row = cursor.fetchone()
    return None if row is None else cast(timedelta, row[0])


@transaction.atomic(savepoint=False)
def finish(*, learning: Learning, lesson: Lesson, at: datetime) -> Progress:
    """The learner says that they have seen the whole lesson; a second time nothing changes.

    Refused while less time counted than the rule asks for at least.
    """
    watch = _hold(learning.resident_id)
    if watch is not None and (watch.learning_id, watch.lesson) == (learning.pk, lesson.code):
        _count(watch, at)
        Watch.objects.filter(pk=watch.pk).update(last_at=at)
    done = Progress.objects.filter(learning=learning, lesson=lesson.code).first()
    if done is None or done.time < least(lesson, rule_of(learning)):
        raise NotEnoughTime
    if done.done_at is None:
        done.done_at = at
        done.save(update_fields=["done_at"])
    return done


def _hold(resident_id: int) -> Watch | None:
    """The page a person learns from, held: no sign of life and no other page comes between."""
    alone(f"watch {resident_id}")
    mine = Watch.objects.select_for_update(no_key=True)
    return mine.filter(resident=resident_id).first()


def _count(watch: Watch, at: datetime) -> None:
    """The time since its last sign counts for the lesson of that page."""
    row = Progress.objects.get(learning=watch.learning_id, lesson=watch.lesson)
    before = Watched(watch.last_at, watch.number, watch.by_beats, watch.nominal - row.time)
    time = counted(before, at=at)
    if time:
        row.time += time
        row.last_on = timezone.localdate(at)
        row.save(update_fields=["time", "last_on"])
