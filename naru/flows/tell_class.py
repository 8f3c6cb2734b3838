"""One person of a class is told what was posted.

marked as told -> the certificate of a completed class -> notice -> a second notice if the new time
meets another course of theirs.
"""

from datetime import datetime
from typing import cast

from django.db import transaction

from naru.credentials.services import results
from naru.enrolments.enums import BulletinKind, State
from naru.enrolments.models import Application, Bulletin, Result
from naru.enrolments.queries import mine
from naru.enrolments.rules.meetings import first_clash
from naru.enrolments.services import bulletins
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.schools.queries.terms import is_entrance

KINDS = {
    BulletinKind.ADDED: Kind.CLASS_ADDED,
    BulletinKind.MOVED: Kind.CLASS_MOVED,
    BulletinKind.ROOM: Kind.CLASS_ROOM,
    BulletinKind.CANCELLED: Kind.CLASS_CANCELLED,
}
TIMED = (BulletinKind.ADDED, BulletinKind.MOVED)


@transaction.atomic(durable=True)
def tell_class(*, bulletin_id: int, application_id: int, at: datetime) -> bool:
    """False if the person was told already: nobody is told the same thing twice."""
    if not bulletins.copy(bulletin_id=bulletin_id, application_id=application_id, at=at):
        return False
    one = Bulletin.objects.get(pk=bulletin_id)
    whose = Application.objects.select_related("resident__user", "intake__run__course")
    reader = whose.get(pk=application_id)
    title = reader.intake.run.course.title
    if one.kind == BulletinKind.CLOSED:
        return _tell_result(reader, at)
    if one.kind == BulletinKind.WRITTEN:
        told: dict[str, inbox.Value] = {"text": one.text}
        kind = Kind.CLASS_MESSAGE
    else:
        told = cast(dict[str, inbox.Value], one.facts)
        kind = KINDS[BulletinKind(one.kind)]
    inbox.send(resident=reader.resident, kind=kind, at=at, title=title, **told)
    if one.kind in TIMED:
        _warn_of_clash(reader, one, at)
    return True


def _tell_result(reader: Application, at: datetime) -> bool:
    """False for somebody who got the seat after the class was judged.

    The days of everybody in a school complete nothing by themselves: its stages do.
    """
    judged = Result.objects.select_related(
        "closing", "application__intake__run__course__provider__organisation"
    )
    result = judged.filter(application=reader).first()
    if result is None:
        return False
    enters = is_entrance(reader.intake_id)
    if not enters:
        results.certify(result=result, at=at)
    kind = Kind.CLASS_COMPLETED if result.completed else Kind.CLASS_NOT_COMPLETED
    inbox.send(
        resident=reader.resident,
        kind=Kind.SCHOOL_OVER if enters else kind,
        at=at,
        title=reader.intake.run.course.title,
        held=result.closing.held,
        came=result.came,
        need=result.closing.needed,
    )
    return True


def _warn_of_clash(reader: Application, one: Bulletin, at: datetime) -> None:
    """Only a seat the person has: where they wait for one, nothing meets yet."""
    times = [datetime.fromisoformat(one.facts[name]) for name in ("starts_at", "ends_at")]
    new = [(times[0], times[1])]
    for other in mine.live_of(reader.resident):
        if other.state != State.SEATED or other.run.pk == reader.intake.run_id:
            continue
        if first_clash(new, mine.meetings(other.run)):
            inbox.send(
                resident=reader.resident,
                kind=Kind.CLASS_CLASH,
                at=at,
                title=reader.intake.run.course.title,
                starts_at=times[0],
                other=other.run.course.title,
            )
