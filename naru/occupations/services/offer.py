"""Writing the pack's skills, certificates and occupations. Callers hold the transaction.

Rows name other records by code (`group`, `skill`, `occupation` …); the pack has checked that they
exist. What is not among the rows is marked withdrawn and stays, since people point at it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import models, transaction

from naru.core.locks import alone
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
from naru.occupations.queries.exams import announced_years
from naru.occupations.services.rounds import EXAMS, save_rounds
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
    columns = [_sourced(row, "fee_source", ids_by_code(Source)) for row in rows]
    return align(Certificate, key=["code"], rows=columns, at=at)


@transaction.atomic(savepoint=False)
def save_exams(rows: Sequence[Row], *, at: datetime) -> list[Change]:
    """Make these the rounds that the pack states, by `certificate`, `round` and `part`.

    Rounds that were imported are let be, and stand in the way of the pack's: where a year of a
    certificate was announced, no other rounds of it hold.
    """
    alone(EXAMS)
    sources, announced = ids_by_code(Source), announced_years()
    columns = [_sourced(row, "source", sources) for row in rows]
    keyed = _keyed(columns, certificate=Certificate)
    stated = [
        row for row in keyed if (row["certificate_id"], row["starts_on"].year) not in announced
    ]
    return save_rounds(stated, among=Exam.objects.stated(), at=at)


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


def _sourced(row: Row, name: str, sources: Mapping[str, int]) -> Row:
    """The row with the source that it names, if any, as a key."""
    said = row[name]
    columns = {key: value for key, value in row.items() if key != name}
    return {**columns, f"{name}_id": sources[said] if said else None}


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
