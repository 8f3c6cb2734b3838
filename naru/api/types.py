"""Types for everything that comes in: they refuse what PostgreSQL or the reader could not take."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _storable(text: str) -> str:
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise PydanticCustomError("text_not_storable", "NUL or half a surrogate pair")
    return text


def _written(value: Any) -> Any:
    """Only "2026-11-24": pydantic alone takes 0 and "0" as days since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("day_not_written", "not a day as YYYY-MM-DD")


Text = Annotated[
    str,
    StringConstraints(max_length=400),
    AfterValidator(_storable),
    Field(json_schema_extra={"pattern": r"^[^\u0000]*$"}),
]
"""Words from outside: at most 400 characters, no NUL, no half of a surrogate pair."""

Code = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
"""The short name that the city pack gives a thing; it stays the same from year to year."""

Day = Annotated[date, BeforeValidator(_written), Field(json_schema_extra={"format": "date"})]
"""A day as text, `2026-11-24`."""
