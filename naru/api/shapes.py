"""Shapes that several resources share."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import PlainSerializer, WithJsonSchema


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_plain), WithJsonSchema({"type": "number"})]
"""A figure as a JSON number, whole where it is whole."""


class Words(Schema):
    """The same words in both languages."""

    ko: str
    en: str


class Name(Schema):
    """Something by its short name and its name."""

    code: str
    name: Words


class SourceOut(Schema):
    """The publication a fact was taken from."""

    code: str
    title: Words
    publisher: Words
    published_on: date | None
    url: str = Field(description=_("주소를 모르면 빈 글자"))


def words(row: Any, name: str) -> dict[str, str]:
    """The two columns of one text: `words(area, "name")` for name_ko and name_en."""
    return {"ko": getattr(row, f"{name}_ko"), "en": getattr(row, f"{name}_en")}


def named(row: Any) -> dict[str, Any] | None:
    """Code and name of another record, where there is one."""
    return {"code": row.code, "name": words(row, "name")} if row else None


def source_out(source: Any) -> dict[str, Any]:
    return {
        "code": source.code,
        "title": words(source, "title"),
        "publisher": words(source, "publisher"),
        "published_on": source.published_on,
        "url": source.url,
    }
