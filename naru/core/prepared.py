"""Statements that every request sends: the server reads and plans them once a connection.

Django sends each statement as a new one, with its values written in: for a small question, reading
and planning it costs more than the answer. Write out the types of numbers here (`%s::bigint`), as
the type is part of what is planned.
"""

from dataclasses import dataclass
from typing import Any, cast

from django.db import connection


@dataclass(frozen=True)
class Condition:
    """What has to hold in the moment of a statement: its words, and the values they need."""

    words: str = "true"
    values: tuple[Any, ...] = ()


ALWAYS = Condition()


def cursor() -> Any:
    """A cursor for such statements, in the transaction that is open, if one is."""
    return cast(Any, connection).prepared_cursor()
