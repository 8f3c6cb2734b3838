"""Question and answer as JSON, for the solver's program and for keeping."""

from pydantic import TypeAdapter

from naru.credits.rules.ways import Question, Ways

_QUESTION = TypeAdapter(Question)
_WAYS = TypeAdapter(Ways)


def written(question: Question) -> bytes:
    return _QUESTION.dump_json(question)


def read(text: bytes) -> Question:
    """Raises ValueError for anything else."""
    return _QUESTION.validate_json(text)


def written_ways(ways: Ways) -> bytes:
    return _WAYS.dump_json(ways)


def read_ways(text: bytes) -> Ways:
    """Raises ValueError for anything else."""
    return _WAYS.validate_json(text)


def plain(ways: Ways) -> dict[str, object]:
    """As it is kept in a row."""
    found: dict[str, object] = _WAYS.dump_python(ways, mode="json")
    return found


def from_plain(kept: object) -> Ways:
    """Back from a row."""
    return _WAYS.validate_python(kept)
