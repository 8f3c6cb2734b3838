"""One person of a class is told what was posted.

marked as told -> notice -> a second notice if the new time meets another course of theirs.
"""

from datetime import datetime
from typing import cast

from django.db import transaction

from naru.enrolments.enums import BulletinKind
from naru.enrolments.models import Application, Bulletin
from naru.enrolments.services import bulletins
from naru.notices.enums import Kind
from naru.notices.services import inbox

KINDS = {
    BulletinKind.ADDED: Kind.CLASS_ADDED,
    BulletinKind.MOVED: Kind.CLASS_MOVED,
    BulletinKind.ROOM: Kind.CLASS_ROOM,
}


@transaction.atomic(durable=True)
def tell_class(*, bulletin_id: int, application_id: int, at: datetime) -> bool:
    """False if the person was told already: nobody is told the same thing twice."""
    if not bulletins.copy(bulletin_id=bulletin_id, application_id=application_id, at=at):
        return False
    one = Bulletin.objects.get(pk=bulletin_id)
    whose = Application.objects.select_related("resident__user", "intake__run__course")
    reader = whose.get(pk=application_id)
    title = reader.intake.run.course.title
    if one.kind == BulletinKind.WRITTEN:
        told: dict[str, inbox.Value] = {"text": one.text}
        kind = Kind.CLASS_MESSAGE
    else:
        told = cast(dict[str, inbox.Value], one.facts)
        kind = KINDS[BulletinKind(one.kind)]
    inbox.send(resident=reader.resident, kind=kind, at=at, title=title, **told)
    return True
