"""Writing districts, population counts and places. Callers hold the transaction.

Rows name other records by code (`district`, `source`, `organisation`); the pack has checked
that they exist.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.accounts.models import Organisation
from naru.core.tables import Change, Row, align, align_links, ids_by_code
from naru.places.models import District, Place, PopulationCount
from naru.sources.models import Source


@transaction.atomic(savepoint=False)
def save_districts(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the city's districts, by `code`; others give up their tile."""
    return align(
        District, key=["code"], rows=rows, at=at, when_withdrawn={"column": None, "row": None}
    )


@transaction.atomic(savepoint=False)
def save_population(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these the counts in force, by district, sex, age and day; older ones stay withdrawn."""
    districts, sources = ids_by_code(District), ids_by_code(Source)
    return align(
        PopulationCount,
        key=["district_id", "sex", "age_from", "as_of_on"],
        rows=[
            {
                **{name: row[name] for name in ("sex", "age_from", "age_to", "people", "as_of_on")},
                "district_id": districts[row["district"]],
                "source_id": sources[row["source"]],
            }
            for row in rows
        ],
        at=at,
    )


@transaction.atomic(savepoint=False)
def save_places(rows: Sequence[Row], *, at: datetime) -> list[Change]:
    """Make these the city's places, by `code`, with their sources."""
    districts, bodies = ids_by_code(District), ids_by_code(Organisation)
    links = {row["code"]: row["sources"] for row in rows}
    columns = [
        {
            **{name: value for name, value in row.items() if name not in REFERENCES},
            "district_id": districts[row["district"]] if row["district"] else None,
            "organisation_id": bodies[row["organisation"]] if row["organisation"] else None,
        }
        for row in rows
    ]
    change = align(Place, key=["code"], rows=columns, at=at)
    places, sources = ids_by_code(Place), ids_by_code(Source)
    pairs = {(places[code], sources[source]) for code, found in links.items() for source in found}
    return [
        change,
        align_links(Place.sources.through, fields=("place_id", "source_id"), pairs=pairs),
    ]


REFERENCES = ("district", "organisation", "sources")
