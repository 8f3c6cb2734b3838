"""Pydantic's findings in our own words: what is wrong and what would be right.

What would be right comes from the schema itself: every field's `description` completes the
sentence "Write …".
"""

import difflib
import re
import typing
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from naru.city.problems import Wrong

Path = tuple[str | int, ...]

SHOWN = 60
"""Letters of a wrong value that a message repeats."""


class Finding(NamedTuple):
    """One mistake before it has a line."""

    path: Path
    what: str
    right: str


REASONS = {
    "string_type": "it is not text in quotation marks",
    "string_too_short": "it is empty",
    "string_too_long": "it is longer than {max_length} letters",
    "int_type": "it is not a whole number",
    "int_parsing": "it is not a whole number",
    "int_from_float": "it is not a whole number",
    "float_type": "it is not a number",
    "float_parsing": "it is not a number",
    "decimal_type": "it is not a number",
    "decimal_parsing": "it is not a number",
    "finite_number": "it is not a finite number",
    "is_instance_of": "it is not a number",
    "bool_type": "it is not true or false",
    "bool_parsing": "it is not true or false",
    "date_type": "it is not a date",
    "date_parsing": "it is not a date",
    "date_from_datetime_parsing": "it is not a date",
    "list_type": "it is not a list in [ ]",
    "dict_type": "it is not a table in {{ }}",
    "model_type": "it is not a table in {{ }}",
    "too_short": "it has fewer than {min_length} items",
    "decimal_max_places": "it has more than {decimal_places} decimal places",
    "decimal_max_digits": "it has more than {max_digits} digits",
    "string_pattern_mismatch": "it is not written as it should be",
    "too_long": "it has more than {max_length} items",
    "greater_than_equal": "it is smaller than {ge:g}",
    "greater_than": "it is not greater than {gt:g}",
    "less_than_equal": "it is greater than {le:g}",
    "less_than": "it is not smaller than {lt:g}",
    "literal_error": "it is not one of the allowed words",
    "value_error": "{error}",
}


def findings(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[Finding]:
    """Each error with its place and the two halves of its message.

    A field that is missing only because its name is mistyped is told once, as mistyped.
    """
    meant = {
        (*error["loc"][:-1], near(str(error["loc"][-1]), _names(_owner(model, error["loc"][:-1]))))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    for error in errors:
        if error["type"] != "missing" or error["loc"] not in meant:
            yield Finding(_place_of(error), *_told(error, model))


def unknown(name: str, allowed: Sequence[str], verb: str) -> tuple[str, str]:
    """A word that is not among the allowed ones, with the one that was probably meant."""
    meant = near(name, allowed)
    hint = f'; did you mean "{meant}"?' if meant else "."
    return f'"{name}" {verb}{hint}', f"Allowed: {', '.join(allowed)}."


def near(name: str, allowed: Iterable[str]) -> str:
    """The allowed word that was probably meant; "" if none is close."""
    return next(iter(difflib.get_close_matches(name, list(allowed), n=1)), "")


def _told(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    path = error["loc"]
    name = str(path[-1]) if path else "this file"
    if error["type"] == "missing":
        return f'"{name}" is missing here.', f"Add it: {_right(model, path)}."
    if error["type"] == "extra_forbidden":
        return unknown(name, _names(_owner(model, path[:-1])), "is not known here")
    return _unusable(error, model)


def _place_of(error: ErrorDetails) -> Path:
    """Where the finding is: a check over several fields may point at one of them."""
    wrong = error.get("ctx", {}).get("error")
    at = wrong.at if isinstance(wrong, Wrong) else ""
    return (*error["loc"], at) if at else error["loc"]


def _unusable(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    path, context = error["loc"], error.get("ctx", {})
    reason = REASONS.get(error["type"], error["msg"]).format(**context)
    right = f"Write {_right(model, path)}."
    wrong = context.get("error")
    if isinstance(wrong, Wrong):
        return f"{reason}.", wrong.right
    if error["type"] == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        meant = near(str(error["input"]), allowed)
        reason += f'; did you mean "{meant}"?' if meant else ""
        right = f"Allowed: {', '.join(allowed)}."
    end = "" if reason.endswith("?") else "."
    return f"{_place(path)}{_shown(error['input'])} cannot be used: {reason}{end}", right


def _place(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return f"{'.'.join(names[-2:])} = " if names else ""


def _shown(value: object) -> str:
    """The value as written, cut short, with control characters made visible."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    text = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _right(model: type[BaseModel], path: Path) -> str:
    """The description of the field at the path, or of the nearest one around it."""
    for end in range(len(path), 0, -1):
        owner, name = _owner(model, path[: end - 1]), path[end - 1]
        if owner is not None and isinstance(name, str) and name in owner.model_fields:
            return owner.model_fields[name].description or "what the format says"
    return "what docs/city-pack.md says"


def _owner(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The schema that holds for the table at the path."""
    owner: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, str):
            owner = _inner(owner.model_fields.get(part)) if owner else None
    return owner


def _inner(field: FieldInfo | None) -> type[BaseModel] | None:
    """The schema inside a field: itself, or that of its list's items."""
    waiting: list[object] = [field.annotation] if field else []
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
        waiting.extend(typing.get_args(kind))
    return None


def _names(owner: type[BaseModel] | None) -> list[str]:
    return sorted(owner.model_fields) if owner else []
