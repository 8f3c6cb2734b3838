"""Lists in pages by cursor: what is added or taken away meanwhile never shifts a page."""

import base64
import json
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from ninja.errors import ValidationError

from naru.api.types import Text

M = TypeVar("M", bound=Model)
LONGEST = 100


class PageQuery(Schema):
    """Which part of a list."""

    limit: int = Field(50, ge=1, le=LONGEST, description=_("한 쪽에 담을 개수"))
    cursor: Text = Field("", description=_("앞 쪽의 next에 든 값. 첫 쪽은 비워 둡니다."))


class Order(NamedTuple):
    """How a list is sorted: field names with the type of their values; the last is unique."""

    fields: Sequence[tuple[str, type]]

    @property
    def names(self) -> list[str]:
        return [name for name, _kind in self.fields]

    def after(self, values: Sequence[Any]) -> Q:
        """Rows behind the one with these values."""
        behind = Q()
        same = Q()
        for name, value in zip(self.names, values, strict=True):
            behind |= same & Q(**{f"{name}__gt": value})
            same &= Q(**{name: value})
        return behind


def page_of(
    request: HttpRequest, rows: QuerySet[M], *, order: Order, query: PageQuery
) -> dict[str, Any]:
    """One page as `{"items": […], "next": address or None}`; one query, one row more than shown."""
    if query.cursor:
        rows = rows.filter(order.after(read_cursor(query.cursor, order)))
    found = list(rows.order_by(*order.names)[: query.limit + 1])
    items, more = found[: query.limit], len(found) > query.limit
    return {"items": items, "next": next_address(request, items[-1], order) if more else None}


def next_address(request: HttpRequest, last: Model, order: Order) -> str:
    """The address of the page behind `last`, with the same filters."""
    values = [value_of(last, name) for name in order.names]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"{request.path}?{urlencode({**request.GET.dict(), 'cursor': cursor})}"


def value_of(row: Any, name: str) -> Any:
    """The value behind a lookup such as "area__number"."""
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def read_cursor(cursor: str, order: Order) -> list[Any]:
    """The values in a cursor, or a 422: it says a place in the list and nothing else."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        values = json.loads(raw)
    except ValueError:
        values = None
    kinds = [kind for _name, kind in order.fields]
    fits = isinstance(values, list) and [type(value) for value in values] == kinds
    fits = fits and all(fits_column(value) for value in values)
    if not fits:
        raise ValidationError([{"type": "cursor", "loc": ("query", "cursor")}])
    return list(values)


def fits_column(value: str | int) -> bool:
    """Whether PostgreSQL can compare it: no NUL, no surrogate, no number beyond 32 bits."""
    if isinstance(value, int):
        return abs(value) < 2**31
    return "\0" not in value and value.encode("utf-8", "ignore").decode() == value
