"""What goes to the solver's program and comes back, as JSON."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter

from naru.planning.rules.plain import Answer, Question, Route

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """A question; `again`: for the plan nearest to `question.old` instead of new routes."""

    question: Question
    again: bool = False


@dataclass(frozen=True)
class Told:
    """The answer to either."""

    answer: Answer | None
    route: Route | None


def written(value: object) -> bytes:
    """As JSON."""
    return TypeAdapter(type(value)).dump_json(value)


def plain(value: object) -> object:
    """As what a JSON column takes."""
    return TypeAdapter(type(value)).dump_python(value, mode="json")


def read(text: bytes, kind: type[T]) -> T:
    """From JSON; raises `ValueError` if it is none of that kind."""
    return TypeAdapter(kind).validate_json(text)


def from_plain(value: object, kind: type[T]) -> T:
    """From what a JSON column holds."""
    return TypeAdapter(kind).validate_python(value)
