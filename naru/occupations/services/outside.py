"""Taking a file of somebody's list: its rows become those of that edition, and of no other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.core.tables import Change, Row, align
from naru.occupations.enums import OutsideKind, Part, RowReason, Scheme
from naru.occupations.models import OutsideEntry, OutsideNeed, RefusedRow, Release
from naru.occupations.rules.lists import Needed, Parsed, Refused

NEEDS = {Part.NEEDS, Part.KNOWLEDGE}
"""Parts that join what other files brought: the same file may say more after another came."""


class MostlyRefused(Refusal):
    """More than half of the rows cannot be taken: this is another file than it should be."""

    message: ClassVar[str | Promise] = _(
        "쓸 수 있는 줄이 절반도 되지 않습니다. 다른 파일이 아닌지 확인해 주세요."
    )


@dataclass(frozen=True)
class Taken:
    """What taking a file did. `before`: it says what is known already, nothing was written."""

    release: Release
    before: bool = False
    changes: list[Change] = field(default_factory=list)


@dataclass
class _Joined:
    """The needs whose both ends are in the edition, and the rows that are not taken."""

    rows: list[Row]
    refused: list[Refused]


@transaction.atomic(savepoint=False)
def take(*, scheme: Scheme, edition: str, digest: str, parsed: Parsed, at: datetime) -> Taken:
    """Make the edition's rows those of the file; what left it is marked withdrawn.

    Other editions are not touched. Refuses a file of which less than half can be taken.
    """
    alone("outside_lists")
    part = Part(parsed.part)
    release = Release.objects.filter(scheme=scheme, edition=edition, part=part).first()
    same = release is not None and release.digest == digest
    if release and same and part not in NEEDS:
        return Taken(release, before=True)
    changes = _save_entries(scheme, edition, parsed, at=at)
    joined = _joined(scheme, edition, parsed)
    if joined.rows:
        changes.append(_save_needs(joined.rows, at=at))
    read = len(joined.rows) or len(parsed.entries)
    if read <= len(joined.refused):
        raise MostlyRefused
    if release and same and not sum(change.writes for change in changes):
        return Taken(release, before=True)
    told = {"digest": digest, "rows_read": read, "rows_refused": len(joined.refused)}
    kept, _new = Release.objects.update_or_create(
        scheme=scheme, edition=edition, part=part, defaults={**told, "taken_at": at}
    )
    RefusedRow.objects.filter(release=kept).delete()
    RefusedRow.objects.bulk_create(
        RefusedRow(release=kept, line=one.line, reason=RowReason[one.reason], said=one.said)
        for one in joined.refused
    )
    return Taken(kept, changes=changes)


def _save_entries(scheme: Scheme, edition: str, parsed: Parsed, *, at: datetime) -> list[Change]:
    """The entries by kind and code; skills named in a file of needs do not end others."""
    if not parsed.entries:
        return []
    kinds = {OutsideKind(one.kind) for one in parsed.entries}
    rows = [
        {
            "scheme": scheme,
            "edition": edition,
            "kind": OutsideKind(one.kind),
            "code": one.code,
            "name": one.name,
            "parent": one.parent,
            "local": one.local,
        }
        for one in parsed.entries
    ]
    among = OutsideEntry.objects.filter(scheme=scheme, edition=edition, kind__in=kinds)
    key = ["scheme", "edition", "kind", "code"]
    whole = Part(parsed.part) not in NEEDS
    return [align(OutsideEntry, key=key, rows=rows, at=at, withdraw=whole, among=among)]


def _save_needs(rows: list[Row], *, at: datetime) -> Change:
    """The needs by their two ends; those of the same skills that left the file end."""
    among = OutsideNeed.objects.filter(skill__in={row["skill_id"] for row in rows})
    return align(OutsideNeed, key=["occupation_id", "skill_id"], rows=rows, at=at, among=among)


def _joined(scheme: Scheme, edition: str, parsed: Parsed) -> _Joined:
    joined = _Joined([], list(parsed.refused))
    if not parsed.needs:
        return joined
    occupations = _named(scheme, edition, OutsideKind.OCCUPATION)
    skills = _named(scheme, edition, OutsideKind.SKILL)
    for one in parsed.needs:
        if one.occupation not in occupations:
            joined.refused.append(_unknown(one, RowReason.NO_OCCUPATION))
        elif one.skill not in skills:
            joined.refused.append(_unknown(one, RowReason.NO_SKILL))
        else:
            joined.rows.append(_row(one, occupations, skills))
    return joined


def _row(one: Needed, occupations: Mapping[str, int], skills: Mapping[str, int]) -> Row:
    return {
        "occupation_id": occupations[one.occupation],
        "skill_id": skills[one.skill],
        "essential": one.essential,
        "importance": one.importance,
        "level": one.level,
    }


def _named(scheme: Scheme, edition: str, kind: OutsideKind) -> Mapping[str, int]:
    """Keys of the edition's entries by code and by the number its files use."""
    found: dict[str, int] = {}
    entries = OutsideEntry.objects.filter(
        scheme=scheme, edition=edition, kind=kind, withdrawn_at__isnull=True
    )
    for pk, code, local in entries.values_list("pk", "code", "local"):
        found[code] = pk
        if local:
            found[local] = pk
    return found


def _unknown(one: Needed, reason: RowReason) -> Refused:
    return Refused(one.line, reason.value, f"{one.occupation} | {one.skill}"[:200])
