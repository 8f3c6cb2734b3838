"""Writing the lessons of a course: a draft, then a version that never changes again."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.lessons.enums import VersionState
from naru.lessons.models import Package, Version
from naru.lessons.rules.document import Document
from naru.lessons.services import media


class WrittenMeanwhile(Refusal):
    """Somebody saved first; nothing of what they wrote is overwritten unseen."""

    message = _("쓰시는 동안 다른 분이 먼저 고쳤습니다. 새로 열어서 고쳐 주세요.")


class NothingNew(Refusal):
    message = _("공개된 것과 똑같습니다. 고친 것이 있을 때 공개할 수 있습니다.")


class NoLessons(Refusal):
    message = _("단원이 하나도 없습니다. 단원을 하나 이상 써 주세요.")


class NoDraft(Refusal):
    message = _("쓰는 중인 것이 없습니다. 이미 공개되었거나 다른 분이 버렸습니다.")


@transaction.atomic(savepoint=False)
def open_package(*, course_id: int, at: datetime) -> Package:
    """The online part of the course, made when its first lesson is written. Held until the end."""
    alone(f"lessons of course {course_id}")
    found, _new = Package.objects.get_or_create(course_id=course_id, defaults={"made_at": at})
    return found


@transaction.atomic(savepoint=False)
def write_draft(
    *,
    course_id: int,
    document: Document,
    seen: datetime | None,
    by: User | None,
    at: datetime,
    files: Mapping[str, Path] | None = None,
) -> Version:
    """Make the draft of the course hold exactly this, with the files it names that are new.

    Refused if somebody changed the draft after it was `seen` (its `changed_at`; None: there was
    none).
    """
    package = open_package(course_id=course_id, at=at)
    draft = package.versions.filter(state=VersionState.DRAFT).first()
    if (draft.changed_at if draft else None) != seen:
        raise WrittenMeanwhile
    for name, path in sorted((files or {}).items()):
        media.keep(package=package, name=name, path=path, by=by, at=at)
    if draft is None:
        draft = Version(
            package=package, number=_next(package), state=VersionState.DRAFT, made_at=at
        )
    draft.document, draft.digest = document.as_json(), digest_of(document)
    draft.made_by, draft.changed_at = by, at
    draft.save()
    _note(draft, "lessons.draft_written", by, at)
    return draft


@transaction.atomic(savepoint=False)
def drop_draft(*, course_id: int, by: User, at: datetime) -> None:
    """Throw the draft away; what is published stays."""
    package = open_package(course_id=course_id, at=at)
    draft = package.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NoDraft
    _note(draft, "lessons.draft_dropped", by, at)
    draft.delete()


@transaction.atomic(savepoint=False)
def publish(*, course_id: int, by: User | None, at: datetime) -> Version:
    """Show the draft to whoever begins from now on; it never changes again."""
    package = open_package(course_id=course_id, at=at)
    draft = package.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NoDraft
    if not draft.content.lessons:
        raise NoLessons
    newest = package.versions.published().first()
    if newest is not None and newest.digest == draft.digest:
        raise NothingNew
    draft.state, draft.published_at, draft.changed_at = VersionState.PUBLISHED, at, at
    draft.save()
    _note(draft, "lessons.published", by, at)
    return draft


@transaction.atomic(savepoint=False)
def bring(
    *, course_id: int, document: Document, files: Mapping[str, Path], at: datetime
) -> Version | None:
    """Publish what the city pack says, as far as it was not the last thing that the pack said."""
    package = open_package(course_id=course_id, at=at)
    last = package.versions.published().filter(made_by=None).first()
    digest = digest_of(document)
    if last is not None and last.digest == digest:
        return None
    for name, path in sorted(files.items()):
        media.keep(package=package, name=name, path=path, by=None, at=at)
    made = Version.objects.create(
        package=package,
        number=_next(package),
        state=VersionState.PUBLISHED,
        document=document.as_json(),
        digest=digest,
        made_at=at,
        changed_at=at,
        published_at=at,
    )
    _note(made, "lessons.published", None, at)
    return made


def digest_of(document: Document) -> str:
    """SHA-256 (hex) of what the document says."""
    told = json.dumps(document.as_json(), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _next(package: Package) -> int:
    numbers = package.versions.values_list("number", flat=True)
    return max(numbers, default=0) + 1


def _note(version: Version, action: str, by: User | None, at: datetime) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("course", version.package.course_id),
        at=at,
        version=version.number,
        digest=version.digest,
    )
