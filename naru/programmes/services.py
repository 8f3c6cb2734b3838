"""Writing areas, programmes and figures. Callers hold the transaction.

Rows name other records by code (`area`, `programme`, `sources`); the pack has checked that
they exist.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.accounts.models import Organisation
from naru.core.tables import Change, Row, align, align_links, ids_by_code
from naru.programmes.models import Area, Figure, Measure, Programme, ProgrammeName
from naru.sources.models import Source


@transaction.atomic(savepoint=False)
def save_areas(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the plan's areas, by `code`."""
    return align(Area, key=["code"], rows=rows, at=at)


@transaction.atomic(savepoint=False)
def save_programmes(rows: Sequence[Row], *, at: datetime) -> list[Change]:
    """Make these the city's programmes, by `code`, with partners and sources."""
    areas, bodies, sources = ids_by_code(Area), ids_by_code(Organisation), ids_by_code(Source)
    columns = [
        {
            **_without(row, "area", "organisation", "partners", "sources"),
            "area_id": areas[row["area"]],
            "organisation_id": bodies[row["organisation"]] if row["organisation"] else None,
        }
        for row in rows
    ]
    change = align(Programme, key=["code"], rows=columns, at=at)
    ids = ids_by_code(Programme)
    partners = {(ids[row["code"]], bodies[code]) for row in rows for code in row["partners"]}
    cited = {(ids[row["code"]], sources[code]) for row in rows for code in row["sources"]}
    return [
        change,
        align_links(
            Programme.partners.through, fields=("programme_id", "organisation_id"), pairs=partners
        ),
        align_links(Programme.sources.through, fields=("programme_id", "source_id"), pairs=cited),
    ]


@transaction.atomic(savepoint=False)
def save_names(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the programmes' names, past and present, by `programme` and `position`."""
    programmes = ids_by_code(Programme)
    columns = [
        {**_without(row, "programme"), "programme_id": programmes[row["programme"]]} for row in rows
    ]
    return align(ProgrammeName, key=["programme_id", "position"], rows=columns, at=at)


@transaction.atomic(savepoint=False)
def save_measures(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the things counted, by `programme` (None: the whole plan's) and `code`."""
    programmes = ids_by_code(Programme)
    columns = [
        {**_without(row, "programme"), "programme_id": programmes.get(row["programme"] or "")}
        for row in rows
    ]
    return align(Measure, key=["programme_id", "code"], rows=columns, at=at)


@transaction.atomic(savepoint=False)
def save_figures(rows: Sequence[Row], *, at: datetime) -> list[Change]:
    """Make these the figures, by `programme`, `measure`, `kind` and `period`, with sources."""
    sources = ids_by_code(Source)
    measures = {
        (programme, code): pk
        for pk, programme, code in Measure.objects.values_list("pk", "programme__code", "code")
    }
    columns = [
        {
            **_without(row, "programme", "measure", "sources"),
            "measure_id": measures[row["programme"], row["measure"]],
        }
        for row in rows
    ]
    key = ["measure_id", "kind", "period"]
    change = align(Figure, key=key, rows=columns, at=at)
    ids = {tuple(found[:3]): found[3] for found in Figure.objects.values_list(*key, "pk")}
    cited = {
        (ids[column["measure_id"], column["kind"], column["period"]], sources[code])
        for column, row in zip(columns, rows, strict=True)
        for code in row["sources"]
    }
    return [
        change,
        align_links(Figure.sources.through, fields=("figure_id", "source_id"), pairs=cited),
    ]


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}
