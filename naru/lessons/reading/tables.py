"""TOML files of a course folder as checked schemas, mistakes with their lines."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from naru.city.lines import Path as Where
from naru.city.lines import line_of, lines_of
from naru.lessons.reading.mistakes import Mistake
from naru.lessons.rules.faults import Fault

M = TypeVar("M", bound=BaseModel)
SHOWN = 40


def text_of(path: Path, name: str, mistakes: list[Mistake]) -> str | None:
    """The file's text; None with the mistake noted."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError:
        mistakes.append(Mistake(name, Fault.MISSING_FILE))
        return None
    except UnicodeDecodeError:
        mistakes.append(Mistake(name, Fault.NOT_UTF8))
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def table_of(
    path: Path, name: str, model: type[M], mistakes: list[Mistake]
) -> tuple[M | None, Mapping[Where, int]]:
    """The file as `model` and where each value stands; None with every mistake noted."""
    text = text_of(path, name, mistakes)
    if text is None:
        return None, {}
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        mistakes.append(Mistake(name, Fault.NOT_TOML, int(found[1]) if found else 0))
        return None, {}
    where = lines_of(text)
    try:
        return model.model_validate(data), where
    except ValidationError as errors:
        mistakes += [_mistake(name, model, where, one) for one in errors.errors(include_url=False)]
        return None, where


def _mistake(
    name: str, model: type[BaseModel], where: Mapping[Where, int], error: ErrorDetails
) -> Mistake:
    path = tuple(error["loc"])
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), name)
    line = line_of(where, path)
    if error["type"] == "missing":
        return Mistake(name, Fault.MISSING_KEY, line, {"key": key})
    if error["type"] == "extra_forbidden":
        allowed = ", ".join(_owner(model, path[:-1]).model_fields)
        return Mistake(name, Fault.UNKNOWN_KEY, line, {"key": key, "allowed": allowed})
    value = str(error["input"])[:SHOWN]
    return Mistake(name, Fault.BAD_VALUE, line, {"key": key, "value": value})


def _owner(model: type[BaseModel], path: tuple[Any, ...]) -> type[BaseModel]:
    """The schema of the table that the path leads to."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            inner = model.model_fields[part].annotation
            for each in (inner, *getattr(inner, "__args__", ())):
                if isinstance(each, type) and issubclass(each, BaseModel):
                    model = each
    return model
