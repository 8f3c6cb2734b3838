"""Writing the pack's skills, certificates and occupations. Callers hold the transaction.

Rows name other records by code (`group`, `skill`, `occupation` …); the pack has checked that they
exist. What is not among the rows is marked withdrawn and stays, since people point at it.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction

from naru.core.tables import Change, Row, align, align_links, ids_by_code
from naru.occupations.models import (
    Certificate,
    EntryRoute,
    Exam,
    Occupation,
    OccupationCertificate,
    OccupationField,
    OccupationLink,
    OccupationSkill,
    Pay,
    Skill,
    SkillGroup,
)
from naru.sources.models import Source


@transaction.atomic(savepoint=False)
def save_groups(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the lists of skills, by `code`."""
    return align(SkillGroup, key=["code"], rows=rows, at=at)


@transaction.atomic(savepoint=False)
def save_skills(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the city's skills, by `code`."""
    return align(Skill, key=["code"], rows=_keyed(rows, group=SkillGroup), at=at)


@transaction.atomic(savepoint=False)
def save_certificates(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the certificates that occupations may name, by `code`."""
    return align(Certificate, key=["code"], rows=rows, at=at)


@transaction.atomic(savepoint=False)
def save_exams(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the rounds of exams, by `certificate`, `round` and `part`."""
    sources = ids_by_code(Source)
    columns = [
        {**{k: v for k, v in row.items() if k != "source"}, "source_id": sources.get(row["source"])}
        for row in rows
    ]
    key = ["certificate_id", "round", "part"]
    return align(Exam, key=key, rows=_keyed(columns, certificate=Certificate), at=at)


@transaction.atomic(savepoint=False)
def save_fields(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the fields of occupations, by `code`."""
    return align(OccupationField, key=["code"], rows=rows, at=at)


@transaction.atomic(savepoint=False)
def save_occupations(rows: Sequence[Row], *, at: datetime) -> list[Change]:
    """Make these the city's occupations, by `code`, with their sources."""
    columns = [{name: row[name] for name in row if name != "sources"} for row in rows]
    change = align(Occupation, key=["code"], rows=_keyed(columns, field=OccupationField), at=at)
    ids, sources = ids_by_code(Occupation), ids_by_code(Source)
    cited = {(ids[row["code"]], sources[code]) for row in rows for code in row["sources"]}
    through = Occupation.sources.through
    return [change, align_links(through, fields=("occupation_id", "source_id"), pairs=cited)]


@transaction.atomic(savepoint=False)
def save_needs(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the skills that occupations ask for, by `occupation` and `skill`."""
    columns = _keyed(rows, occupation=Occupation, skill=Skill)
    return align(OccupationSkill, key=["occupation_id", "skill_id"], rows=columns, at=at)


@transaction.atomic(savepoint=False)
def save_held(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the certificates of occupations, by `occupation` and `certificate`."""
    columns = _keyed(rows, occupation=Occupation, certificate=Certificate)
    key = ["occupation_id", "certificate_id"]
    return align(OccupationCertificate, key=key, rows=columns, at=at)


@transaction.atomic(savepoint=False)
def save_routes(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the ways in, by `occupation` and `position`."""
    columns = _keyed(rows, occupation=Occupation)
    return align(EntryRoute, key=["occupation_id", "position"], rows=columns, at=at)


@transaction.atomic(savepoint=False)
def save_links(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the city's links to lists of others, by all their columns."""
    columns = _keyed(rows, occupation=Occupation)
    key = ["occupation_id", "scheme", "edition", "code"]
    return align(OccupationLink, key=key, rows=columns, at=at)


@transaction.atomic(savepoint=False)
def save_pay(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these what occupations pay, by `occupation`."""
    columns = _keyed(rows, occupation=Occupation, source=Source)
    return align(Pay, key=["occupation_id"], rows=columns, at=at)


def _keyed(rows: Sequence[Row], **models_: type[models.Model]) -> list[Row]:
    """The rows with codes of other records turned into their keys."""
    ids = {name: ids_by_code(model) for name, model in models_.items()}
    return [
        {
            **{name: value for name, value in row.items() if name not in ids},
            **{f"{name}_id": keys[row[name]] for name, keys in ids.items()},
        }
        for row in rows
    ]
