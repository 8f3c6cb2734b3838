"""Keeping files of a course, piece by piece. Callers hold the transaction: no half of one stays."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.lessons.models import Media, Package, Piece
from naru.lessons.models.media import PIECE_BYTES
from naru.lessons.rules.media import type_of


@transaction.atomic(savepoint=False)
def keep(*, package: Package, name: str, path: Path, by: User | None, at: datetime) -> Media:
    """The file, kept once: the same content under the same name is the one that is there.

    Whoever calls has judged it (`reading.folder.judge_file`).
    """
    type_ = type_of(name)
    if type_ is None:
        raise ValueError(f"{name} was not judged")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    known = Media.objects.filter(package=package, name=name, sha256=digest).first()
    if known is not None:
        return known
    made = Media.objects.create(
        package=package,
        name=name,
        kind=type_.kind,
        mime=type_.mime,
        size=path.stat().st_size,
        sha256=digest,
        made_by=by,
        made_at=at,
    )
    with path.open("rb") as file:
        number = 0
        while data := file.read(PIECE_BYTES):
            Piece.objects.create(media=made, number=number, data=data)
            number += 1
    audit.record(
        actor=by,
        action="lessons.file_kept",
        subject=("course", package.course_id),
        at=at,
        name=name,
        size=made.size,
        digest=digest,
    )
    return made
