"""What goes to the solver's program and comes back, as JSON."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter

from naru.planning.rules.instead import WhyNot
from naru.planning.rules.plain import Answer, Kind, Question, Route

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """A question; `again`: for the plan nearest to `question.old` instead of new routes.

    `why_not`: only why this course is not in the route of that kind.
    """

    question: Question
    again: bool = False
    why_not: str | None = None
    kind: Kind = Kind.FASTEST


@dataclass(frozen=True)
class Told:
    """The answer to whichever was asked."""

    answer: Answer | None
    route: Route | None
    why_not: WhyNot | None = None


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
