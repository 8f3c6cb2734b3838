"""Django's own writer of statements, without what it does anew for every selected column.

A page asks thirty statements of some sixty columns each: writing these is a third of its work.
The statements are the same to the letter (`tests/core/postgresql/test_compiler.py`).
"""

from typing import Any

from django.db.backends.postgresql import compiler
from django.db.backends.postgresql.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django.db.models.expressions import Col, ColPairs

__all__ = [
    "SQLAggregateCompiler",
    "SQLCompiler",
    "SQLDeleteCompiler",
    "SQLInsertCompiler",
    "SQLUpdateCompiler",
]

MOST = 5_000
"""So many models under so many names in statements are remembered; then it begins anew."""
COLUMNS: dict[tuple[type, str], list[Any]] = {}
"""All columns of a model, by the name that its table has in the statement. What was found out
about one stays with it: `written`, the table and how it stands there in a statement; `readers`,
which make a value of what the database gives.
"""


class SQLCompiler(compiler.SQLCompiler):
    """For SELECT."""

    def get_default_columns(
        self, select_mask: Any, start_alias: Any = None, opts: Any = None, from_parent: Any = None
    ) -> Any:
        """Those of a model of its own table, all of them, are put together once."""
        if opts is None:
            opts = self.query.get_meta()
        if select_mask or from_parent or opts is None or opts.proxy or opts.parents:
            return super().get_default_columns(select_mask, start_alias, opts, from_parent)
        alias = start_alias or self.query.get_initial_alias()
        found = COLUMNS.get((opts.model, alias))
        if found is None:
            if len(COLUMNS) >= MOST:
                COLUMNS.clear()
            found = COLUMNS[opts.model, alias] = [
                self._known(alias, one) for one in opts.concrete_fields
            ]
        return list(found)

    def get_converters(self, expressions: Any) -> Any:
        """Whether a known column has any is asked once."""
        found = list(expressions)
        try:
            readers = [one.readers for one in found]
        except AttributeError:
            return super().get_converters(found)
        return {at: (readers[at], one) for at, one in enumerate(found) if readers[at]}

    def has_composite_fields(self, expressions: Any) -> bool:
        """Looked for by kind, not one by one."""
        return ColPairs in set(map(type, expressions))

    def compile(self, node: Any) -> tuple[str, Any]:
        """A plain column is written here, as `Col.as_sql` would."""
        if type(node) is not Col:
            return super().compile(node)
        alias: Any = node.alias
        name: Any = node.target.column
        if not alias:
            return self.quote_name_unless_alias(name), []
        table = self.quote_name_unless_alias(alias)
        known = vars(node).get("written")
        if known is not None and known[0] == table:
            return known[1], []
        return f"{table}.{self.quote_name_unless_alias(name)}", []

    def quote_name_unless_alias(self, name: str) -> str:
        """What was quoted before is looked up once."""
        known = self.quote_cache.get(name)
        return super().quote_name_unless_alias(name) if known is None else known

    def _known(self, alias: str, field: Any) -> Any:
        one: Any = Col(alias, field)
        table, name = map(self.quote_name_unless_alias, (alias, field.column))
        one.written = table, f"{table}.{name}"
        one.readers = [
            *self.connection.ops.get_db_converters(one),
            *one.get_db_converters(self.connection),
        ]
        return one

    def _order_by_pairs(self) -> Any:
        """Where one orders by names of fields, and nothing selected has another name, no selected
        column is noted as one that could be meant.
        """
        pairs: Any = super()._order_by_pairs
        query = self.query
        meta = query.get_meta()
        ordering = query.order_by or (query.default_ordering and meta and meta.ordering) or ()
        if (
            query.combinator
            or query.extra_order_by
            or not all(isinstance(one, str) for one in ordering)
            or any(alias for _expression, _sql, alias in self.select)
        ):
            return pairs()
        selected, self.select = self.select, []
        try:
            return tuple(pairs())
        finally:
            self.select = selected
