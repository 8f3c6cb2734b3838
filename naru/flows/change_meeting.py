"""A provider adds a meeting to a class, moves or cancels one, and everybody it concerns is told.

the meeting -> what the class is told, by a job: a new time to those who wait too, a room to the
seated alone.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from naru.accounts.models import User
from naru.catalogue.models import Session
from naru.catalogue.services.own import meetings
from naru.catalogue.services.own.holding import hold_run
from naru.catalogue.services.own.meetings import Changed
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.enrolments.enums import Audience, BulletinKind
from naru.enrolments.models import Attendance, Bulletin, Closing, Intake
from naru.enrolments.services import bulletins, settling
from naru.enrolments.services.attendance import hold_meeting

ELSEWHERE = _("전에 알린 곳")
"""Where a meeting is of which no place is told."""


class ClassOver(Refusal):
    message = _("학기를 마친 수업에는 날을 더하거나 바꿀 수 없습니다.")


class MeetingMarked(Refusal):
    message = _("출석을 이미 적은 수업은 옮기거나 취소할 수 없습니다.")


@transaction.atomic(durable=True)
def add_meeting(
    *,
    intake_id: int,
    starts_at: datetime,
    ends_at: datetime,
    room: str,
    key: UUID,
    by: User,
    at: datetime,
) -> Bulletin | None:
    """What the class is told; the form of the same `key` again changes nothing (None)."""
    if _told(key):
        return None
    door = Intake.objects.get(pk=intake_id)
    done = meetings.add_meeting(
        run_id=door.run_id, starts_at=starts_at, ends_at=ends_at, room=room, by=by, at=at
    )
    return _tell(door, done, BulletinKind.ADDED, key, by, at)


@transaction.atomic(durable=True)
def change_meeting(
    *,
    intake_id: int,
    session_id: int,
    starts_at: datetime,
    ends_at: datetime,
    room: str,
    key: UUID,
    by: User,
    at: datetime,
) -> Bulletin | None:
    """What the class is told; None where nothing changed."""
    if _told(key):
        return None
    door = _hold(intake_id, session_id)
    done = meetings.change_meeting(
        session_id=session_id, starts_at=starts_at, ends_at=ends_at, room=room, by=by, at=at
    )
    if not (done.moved or done.roomed):
        return None
    kind = BulletinKind.MOVED if done.moved else BulletinKind.ROOM
    return _tell(door, done, kind, key, by, at)


@transaction.atomic(durable=True)
def cancel_meeting(
    *, intake_id: int, session_id: int, key: UUID, by: User, at: datetime
) -> Bulletin | None:
    """What the class is told; None for a form handed in before. One with attendance stays: what
    was written of the other meetings is not touched, and results count those that are held.
    """
    if _told(key):
        return None
    door = _hold(intake_id, session_id)
    if Closing.objects.filter(intake=door).exists():
        raise ClassOver
    gone = meetings.cancel_meeting(session_id=session_id, by=by, at=at)
    facts: dict[str, bulletins.Plain] = {"starts_at": gone.starts_at.isoformat()}
    return bulletins.post(
        intake_id=door.pk,
        kind=BulletinKind.CANCELLED,
        audience=Audience.BOTH,
        key=key,
        by=by,
        at=at,
        facts=facts,
    )


def _hold(intake_id: int, session_id: int) -> Intake:
    """The door, once provider, door and meeting are held, in this order: as a provider calls a run
    off, and as a class is closed. Refused for a meeting with attendance.
    """
    door = Intake.objects.get(pk=intake_id)
    hold_run(door.run_id, seen=None)
    settling.hold(door.pk)
    hold_meeting(session_id)
    if Attendance.objects.filter(session=session_id).exists():
        raise MeetingMarked
    return door


def _told(key: UUID) -> bool:
    """Whether this form has been handed in; the same one at the same time waits for the answer."""
    alone(f"bulletin {key}")
    return Bulletin.objects.filter(key=key).exists()


def _tell(
    door: Intake, done: Changed, kind: BulletinKind, key: UUID, by: User, at: datetime
) -> Bulletin:
    settling.hold(door.pk)
    if Closing.objects.filter(intake=door).exists():
        raise ClassOver
    one: Session = done.session
    ko, en = (one.place_words, one.place_words) if one.place_words else _elsewhere(door)
    facts: dict[str, bulletins.Plain] = {
        "starts_at": one.starts_at.isoformat(),
        "ends_at": one.ends_at.isoformat(),
        "place_ko": ko,
        "place_en": en,
    }
    if done.before_at is not None:
        facts["before_at"] = done.before_at.isoformat()
    return bulletins.post(
        intake_id=door.pk,
        kind=kind,
        audience=Audience.BOTH if done.moved else Audience.SEATED,
        key=key,
        by=by,
        at=at,
        facts=facts,
    )


def _elsewhere(door: Intake) -> tuple[str, str]:
    place = door.run.place_words
    if place:
        return place, place
    ko, en = (_said(ELSEWHERE, code) for code in ("ko", "en"))
    return ko, en


def _said(words: Promise, language: str) -> str:
    with override(language):
        return str(words)
