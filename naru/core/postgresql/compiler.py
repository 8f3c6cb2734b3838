"""Django's own writer of statements, without three things it does for every selected column.

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
from django.db.models.expressions import Col

__all__ = [
    "SQLAggregateCompiler",
    "SQLCompiler",
    "SQLDeleteCompiler",
    "SQLInsertCompiler",
    "SQLUpdateCompiler",
]


class SQLCompiler(compiler.SQLCompiler):
    """For SELECT."""

    def compile(self, node: Any) -> tuple[str, Any]:
        """A plain column is written here, as `Col.as_sql` would."""
        if type(node) is not Col:
            return super().compile(node)
        name: Any = node.target.column
        column = self.quote_name_unless_alias(name)
        alias = node.alias
        return (f"{self.quote_name_unless_alias(alias)}.{column}" if alias else column), []

    def quote_name_unless_alias(self, name: str) -> str:
        """What was quoted before is looked up once."""
        known = self.quote_cache.get(name)
        return super().quote_name_unless_alias(name) if known is None else known

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
