"""Pydantic's findings in our own words: what is wrong and what would be right.

What would be right comes from the schema itself: every field's `description` completes the
sentence "Write …".
"""

import difflib
import re
import typing
from collections.abc import Sequence

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]

SHOWN = 60
"""Letters of a wrong value that a message repeats."""

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
    "dict_type": "it is not a table { }",
    "model_type": "it is not a table { }",
    "too_short": "it has fewer than {min_length} items",
    "too_long": "it has more than {max_length} items",
    "greater_than_equal": "it is smaller than {ge}",
    "greater_than": "it is not greater than {gt}",
    "less_than_equal": "it is greater than {le}",
    "less_than": "it is not smaller than {lt}",
    "literal_error": "it is not one of the allowed words",
    "value_error": "{error}",
}


def told(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """The two halves of the message for one finding about `model`."""
    path = error["loc"]
    name = str(path[-1]) if path else "this file"
    if error["type"] == "missing":
        return f'"{name}" is missing here.', f"Add it: {_right(model, path)}."
    if error["type"] == "extra_forbidden":
        return unknown(name, _names(_owner(model, path[:-1])), "is not known here")
    return _unusable(error, model)


def unknown(name: str, allowed: Sequence[str], verb: str) -> tuple[str, str]:
    """A word that is not among the allowed ones, with the one that was probably meant."""
    near = difflib.get_close_matches(name, allowed, n=1)
    hint = f'; did you mean "{near[0]}"?' if near else "."
    return f'"{name}" {verb}{hint}', f"Allowed: {', '.join(allowed)}."


def _unusable(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    path = error["loc"]
    context = error.get("ctx", {})
    reason = REASONS.get(error["type"], error["msg"]).format(**context)
    right = f"Write {_right(model, path)}."
    if error["type"] == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        near = difflib.get_close_matches(str(error["input"]), allowed, n=1)
        reason += f'; did you mean "{near[0]}"?' if near else ""
        right = f"Allowed: {', '.join(allowed)}."
    where = _place(path)
    end = "" if reason.endswith("?") else "."
    return f"{where}{_shown(error['input'])} cannot be used: {reason}{end}", right


def _place(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return f"{'.'.join(names[-2:])} = " if names else ""


def _shown(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
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
