"""Columns whose rule the database keeps with a type of its own (CREATE DOMAIN), not with the table.

The rules of a table are read anew by every statement that writes to it, which costs a small row a
tenth of its writing; those of a type are read once a connection. For tables into which thousands
write in a second. The migration that adds such a column makes the type first.
"""

from typing import Any

from django.db import models


class _InDomain:
    """The part of such a field that names its type."""

    def __init__(self, *args: Any, domain: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domain = domain

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As Django writes fields into migrations."""
        name, path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, path, args, kwargs | {"domain": self.domain}

    def db_type(self, connection: Any) -> str:
        """The name of the type."""
        return self.domain


class DomainChar(_InDomain, models.CharField):  # type: ignore[type-arg]
    """Words in a type over `varchar`."""


class DomainSmallInteger(_InDomain, models.SmallIntegerField):  # type: ignore[type-arg]
    """A number in a type over `smallint`."""
