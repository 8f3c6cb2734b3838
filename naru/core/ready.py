"""Questions that pages ask again and again, put together once a process.

To put a wide question together costs Django a millisecond, and the server as much to read and plan
it: more than the answer. `Ready` does the first once and leaves the second to `core.prepared`; the
answer is asked for anew each time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from inspect import getattr_static
from operator import itemgetter
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django.db import connection, models
from django.db.models import Model, QuerySet
from django.db.models import query as asking
from django.db.models.sql.compiler import SQLCompiler
from psycopg import sql
from psycopg.types.numeric import Int8

from naru.core import prepared

M = TypeVar("M", bound=Model)
FIRST = 1_900_000_000
STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda number: FIRST + number,
    list: lambda number: [FIRST + number],
    date: lambda number: date(1, 2, 1) + timedelta(days=number),
    datetime: lambda number: datetime(1, 2, 1, tzinfo=UTC) + timedelta(days=number),
    str: lambda number: f"\N{SYMBOL FOR NULL}{number}",
    set: lambda number: [f"\N{SYMBOL FOR NULL}{number}"],
    UUID: lambda number: UUID(int=FIRST + number),
}
"""By kind of value, what stands for the nth while the question is put together."""
INNER = cast(Any, models)
PLAIN = {
    INNER.query_utils.DeferredAttribute,
    INNER.fields.related_descriptors.ForeignKeyDeferredAttribute,
}
"""Columns whose value is written to a row just read without anything else happening."""
MANY = (list, set)
AMONG = "= ANY ((SELECT "
"""Before the values of a list. As an answer of its own the planner does not look into it: else each
list of less than ten, as it takes any for, would have the statement planned anew.
"""
TYPES: dict[type, str] = {
    int: "::bigint",
    list: "::bigint[]",
    date: "::date",
    datetime: "::timestamptz",
    str: "",
    set: "::text[]",
    UUID: "::uuid",
}


@dataclass(frozen=True)
class Made:
    """The statement, which of the values it takes in its order, and how to read its rows: what
    makes values of what the database gives, by column, and what makes a row of them.
    """

    statement: str
    takes: Sequence[int]
    compiler: SQLCompiler
    readers: Mapping[int, Any]
    read: Callable[[Sequence[Any]], Any]


class Ready(Generic[M]):
    """What `ask(*values)` would be answered, for values of these `kinds`: `list` is one of numbers
    for `…__in`, `set` one of texts. All else in it has to be the same always. What it prefetches
    is not fetched.
    """

    def __init__(self, ask: Callable[..., QuerySet[M, Any]], *kinds: type) -> None:
        self.ask, self.kinds = ask, kinds
        self.made: Made | None = None

    def __call__(self, *values: Any) -> list[Any]:
        """The rows: models, or what the question asks of them. None, unasked, for an empty list."""
        if any(kind in MANY and not one for kind, one in zip(self.kinds, values, strict=True)):
            return []
        made = self.made or self._make()
        given = [_given(kind, one) for kind, one in zip(self.kinds, values, strict=True)]
        with prepared.cursor() as cursor:
            cursor.execute(made.statement, [given[number] for number in made.takes])
            rows = cursor.fetchall()
        if made.readers:
            rows = cast(Any, made.compiler).apply_converters(rows, made.readers)
        return [made.read(row) for row in rows]

    def first(self, *values: Any) -> M | None:
        """The first row, of a question that has at most a few."""
        return next(iter(self(*values)), None)

    def _make(self) -> Made:
        stand_ins = [STAND_INS[kind](number) for number, kind in enumerate(self.kinds)]
        asked = self.ask(*stand_ins)
        compiler = cast(Any, asked.query.clone().get_compiler(connection=connection))
        words, values = compiler.as_sql()
        text, takes = self._told(words, values, stand_ins)
        selected = [one for one, *_ in compiler.select[: compiler.col_count]]
        if compiler.has_composite_fields(selected):
            raise ValueError(f"a key of several columns is read otherwise: {words}")
        readers = compiler.get_converters(selected)
        self.made = Made(text, takes, compiler, readers, _reader(asked, compiler))
        return self.made

    def _told(
        self, words: str, values: Sequence[Any], stand_ins: Sequence[Any]
    ) -> tuple[str, list[int]]:
        """The statement with places for what is given alone, and which goes where."""
        connection.ensure_connection()
        asked = [one[0] if isinstance(one, list) else one for one in stand_ins]
        text, takes = "", list[int]()
        *pieces, end = words.split("%s")
        for before, value in zip(pieces, values, strict=True):
            text += before
            if value not in asked:
                text += sql.Literal(value).as_string(connection.connection).replace("%", "%%")
                continue
            takes.append(asked.index(value))
            kind = self.kinds[takes[-1]]
            if kind in MANY:
                text = text.removesuffix("IN (") + f"{AMONG}%s{TYPES[kind]}){TYPES[kind]}"
            else:
                text += f"%s{TYPES[kind]}"
        many = sum(self.kinds[number] in MANY for number in takes)
        if set(takes) != set(range(len(asked))) or text.count(f" {AMONG}%s") < many:
            raise ValueError(f"a value stands otherwise than it was given: {words}")
        return text + end, takes


def attach(parents: Iterable[Model], name: str, children: Iterable[Any]) -> None:
    """Give each parent those of the children that point at it, as if it had prefetched them under
    the `name` of the way back.
    """
    given = list(parents)
    if not given:
        return
    field = getattr(type(given[0]), name).rel.field
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for child in children:
        found[getattr(child, field.attname)].append(child)
    for parent in given:
        fetched: Any = field.model._default_manager.get_queryset()
        fetched._deferred_filter = False, (), {field.name: parent}  # noqa: SLF001
        fetched._result_cache = found[parent.pk]  # noqa: SLF001 - as Django's own prefetching
        fetched._prefetch_done = True  # noqa: SLF001
        vars(parent).setdefault("_prefetched_objects_cache", {})[name] = fetched
        for child in found[parent.pk]:
            field.set_cached_value(child, parent)


def _given(kind: type, value: Any) -> Any:
    """As the server shall take it: a number is always a long one, whatever its size."""
    if kind is list:
        return [Int8(one) for one in value]
    if kind is int:
        return Int8(value)
    return list(value) if kind is set else value


def _reader(asked: QuerySet[Any, Any], compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """What makes of a row what iterating the question would."""
    if asked._iterable_class is not asking.ModelIterable:  # noqa: SLF001
        return tuple
    info, db = compiler.klass_info, asked.db
    fields = info["select_fields"]
    start, end = fields[0], fields[-1] + 1
    names = [one[0].target.attname for one in compiler.select[start:end]]
    make = _maker(info["model"], names, db)
    others = cast(Any, asking).get_related_populators(info, compiler.select, db)
    joined = [_joined(one, db) for one in others]
    more = compiler.annotation_col_map or {}

    def read(row: Sequence[Any]) -> Any:
        one = make(row[start:end])
        for fill in joined:
            fill(row, one)
        for name, at in more.items():
            setattr(one, name, row[at])
        return one

    return read


def _joined(other: Any, db: str) -> Callable[[Sequence[Any], Any], None]:
    """What Django's populator of a joined row does."""
    make = _maker(other.model_cls, other.init_list, db)
    values_of = other.reorder_for_init or itemgetter(slice(other.cols_start, other.cols_end))
    below = [_joined(one, db) for one in other.related_populators]

    def fill(row: Sequence[Any], parent: Any) -> None:
        values = values_of(row)
        if values[other.pk_idx] is None:
            other.local_setter(parent, None)
            return
        one = make(values)
        for each in below:
            each(row, one)
        other.local_setter(parent, one)
        other.remote_setter(one, parent)

    return fill


def _maker(model: type[Model], names: Sequence[str], db: str) -> Callable[[Sequence[Any]], Any]:
    """What makes a row of these columns' values, as `from_db` would: sooner where nothing else
    happens when one is made.
    """
    of_django = cast(Any, model).from_db.__func__ is cast(Any, Model).from_db.__func__
    told = INNER.signals.pre_init, INNER.signals.post_init
    heard = any(one.has_listeners(model) for one in told)
    whole = list(names) == [one.attname for one in model._meta.concrete_fields]
    plain = whole and all(type(getattr_static(model, name)) in PLAIN for name in names)
    if heard or not of_django or not plain or model.__init__ is not Model.__init__:
        return lambda values: model.from_db(db, names, values)

    def make(values: Sequence[Any]) -> Any:
        one = model.__new__(model)
        state = INNER.base.ModelState()
        state.adding, state.db = False, db
        written = vars(one)
        written["_state"] = state
        written.update(zip(names, values, strict=True))
        return one

    return make
