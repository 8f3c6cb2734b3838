"""Courses in lists: what was found with the run that stands for it, in two statements.

Django would write three anew for every page, which takes longer than to run them. These are
written once a process and planned once a connection; their rows become the same models.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Field, Model, Prefetch, prefetch_related_objects
from django.db.models.base import ModelState

from naru.catalogue.enums import RunStatus
from naru.catalogue.finding.orders import Hit
from naru.catalogue.models import Course, Provider, Run, Session
from naru.core import prepared
from naru.places.models import District, Place

UNREAD = ("blocks", "blocks_en", "outlook", "outlook_en", "prerequisites", "made_at")
"""What no list shows: asked for when somebody looks at it, one course at a time."""

SESSIONS = Prefetch(
    "sessions", queryset=Session.objects.select_related("place").order_by("starts_at", "pk")
)
FROM = """
FROM unnest(%(courses)s::bigint[], %(runs)s::bigint[]) WITH ORDINALITY
    AS hit (course_id, run_id, number)
JOIN catalogue_course AS course ON course.id = hit.course_id
LEFT JOIN catalogue_provider AS provider ON provider.id = course.provider_id
LEFT JOIN catalogue_run AS run ON run.id = hit.run_id
LEFT JOIN places_place AS place ON place.id = run.place_id
CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM catalogue_run AS one
    WHERE one.course_id = course.id AND one.gone_at IS NULL AND NOT one.is_draft
        AND one.status <> %(cancelled)s::text
        AND (one.last_on >= %(on)s::date
            OR one.last_on IS NULL AND (one.starts_on >= %(on)s::date OR one.starts_on IS NULL))
) AS offered
ORDER BY hit.number
"""
"""`offered`: runs of the course that nobody can call over on that day (`courses.GOING`).

Districts are few, the same for many rows, and dear to plan as joins: they are asked for apart.
"""
FROM_DISTRICTS = (
    "FROM places_district AS district WHERE district.id = ANY (%(districts)s::bigint[])"
)

Row = Sequence[Any]
Read = Callable[[Any], object]


@dataclass(frozen=True)
class CourseLine:
    """A course in a list with the run that stands for it, and how many others are on offer."""

    course: Course
    run: Run | None
    others: int


def lines_of(hits: Iterable[Hit], *, on: date, every_session: bool = False) -> list[CourseLine]:
    """The courses of hits, in their order. One that was deleted since the search is left out.

    Descriptions stay unread, and so do the sessions of runs whose weekdays tell enough for a list,
    unless `every_session` asks for them.

    As many queries for one hit as for many.
    """
    wanted = list(hits)
    if not wanted:
        return []
    lines = [_line(row) for row in _run(_statement(FROM, *TABLES), _asked(wanted, on))]
    _put_districts(lines)
    runs = [line.run for line in lines if line.run]
    untold = [run for run in runs if every_session or not run.weekdays]
    prefetch_related_objects(untold, SESSIONS)
    return lines


@dataclass(frozen=True)
class _Part:
    """The columns of one joined table in a row, from place `at` on."""

    model: type[Model]
    names: tuple[str, ...]
    reads: tuple[tuple[int, Read], ...]
    at: int

    def of(self, row: Row) -> Any:
        """The model of these columns, None where nothing was joined.

        As `Model.from_db` makes it, without asking for each value whether it was given.
        """
        values = list(row[self.at : self.at + len(self.names)])
        if values[0] is None:
            return None
        for place, read in self.reads:
            values[place] = read(values[place])
        one = self.model.__new__(self.model)
        state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        vars(one).update(zip(self.names, values, strict=True), _state=state)
        return one


@dataclass(frozen=True)
class _Statement:
    sql: str
    parts: tuple[_Part, ...]
    """In the order of its tables; what follows them stands at the end of a row."""


TABLES = (("course", Course), ("provider", Provider), ("run", Run), ("place", Place))
Table = tuple[str, type[Model]]


@cache
def _statement(rest: str, *tables: Table, more: str = ", offered.number") -> _Statement:
    """The text, and where in its rows each table's columns stand."""
    columns: list[str] = []
    parts = []
    for table, model in tables:
        fields = [field for field in model._meta.concrete_fields if field.name not in UNREAD]
        names = tuple(field.attname for field in fields)
        parts.append(_Part(model, names, tuple(_reads(fields)), len(columns)))
        columns += [f'{table}."{field.column}"' for field in fields]
    return _Statement(f"SELECT {', '.join(columns)}{more} {rest}", tuple(parts))


def _reads(fields: Iterable["Field[Any, Any]"]) -> Iterable[tuple[int, Read]]:
    """Which values are not yet what the model holds, such as JSON, and how they become it."""
    for place, field in enumerate(fields):
        convert: Callable[..., object] | None = getattr(field, "from_db_value", None)
        if convert:
            yield place, partial(convert, expression=None, connection=connection)


def _asked(hits: Sequence[Hit], on: date) -> dict[str, Any]:
    return {
        "courses": [hit.course_id for hit in hits],
        "runs": [hit.run_id for hit in hits],
        "cancelled": RunStatus.CANCELLED.value,
        "on": on,
    }


def _run(statement: _Statement, asked: dict[str, Any]) -> list[Row]:
    with prepared.cursor() as cursor:
        cursor.execute(statement.sql, asked)
        return list(cursor.fetchall())


def _line(row: Row) -> CourseLine:
    course, provider, run, place = (part.of(row) for part in _statement(FROM, *TABLES).parts)
    _join(course, provider=provider)
    if run:
        _join(run, place=place, course=course)
    return CourseLine(course, run, others=max(0, row[-1] - 1))


def _put_districts(lines: Sequence[CourseLine]) -> None:
    runs = [line.run for line in lines if line.run]
    wanted: list[tuple[Model, str]] = [(line.course, "residence_district") for line in lines]
    wanted += [(run, "district") for run in runs]
    wanted += [(run.place, "district") for run in runs if run.place]
    ids = {getattr(one, f"{name}_id") for one, name in wanted} - {None}
    statement = _statement(FROM_DISTRICTS, ("district", District), more="")
    rows = _run(statement, {"districts": sorted(ids)})
    districts = {one.pk: one for one in map(statement.parts[0].of, rows)}
    for one, name in wanted:
        _join(one, **{name: districts.get(getattr(one, f"{name}_id"))})


def _join(one: Model, **others: Model | None) -> None:
    """What the columns point at, so that nobody asks for it again."""
    for name, other in others.items():
        one._meta.get_field(name).set_cached_value(one, other)  # type: ignore[union-attr]
