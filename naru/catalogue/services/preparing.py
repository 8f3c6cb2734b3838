"""Rows of a source made ready to be staged: pure work that helping processes can share.

What comes out is what the database takes as it is: lines for COPY, and remarks.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pickle import PickleBuffer
from typing import Any, SupportsIndex

from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.sources.joining import folded
from naru.catalogue.sources.offering import Offering
from naru.catalogue.sources.shapes import Read
from naru.core import hands

EXCERPT = 300
LONGEST_PROVIDER = 200
COLUMNS = (
    "import_id, number, source_id, course_key, join_keys, digest, offering, raw, "
    "provider_key, provider, starts_on, has_lists"
)
NOTHING = "\\N"
NO_FACTS = (NOTHING,) * 4


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said about a row; see `ImportRemark`."""

    number: int
    key: str
    taken: bool
    reason: str
    params: dict[str, str | int]
    excerpt: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch: how many rows were read, staged and refused, with what is to be written."""

    read: int
    staged: int
    refused: int
    lines: bytes
    remarks: tuple[Remark, ...]

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        """A helper hands the lines over uncopied (see `naru.core.hands`)."""
        lines = PickleBuffer(self.lines) if int(protocol) >= hands.PROTOCOL else self.lines
        return Prepared, (self.read, self.staged, self.refused, lines, self.remarks)


@dataclass(frozen=True, slots=True)
class Preparer:
    """Turns rows that were read into what is staged for one import.

    `places` turns names into rows of ours; `provider` is said of every row, where one hands in
    its own file.
    """

    import_id: int
    scope: str
    places: KnownPlaces
    provider: dict[str, str] = field(default_factory=dict)

    def prepared(self, reads: Iterable[Read]) -> Prepared:
        """One batch."""
        batch = list(reads)
        rows = [row for read in batch if (row := self._row(read))]
        return Prepared(
            read=len(batch),
            staged=len(rows),
            refused=sum(not isinstance(read.result, Offering) for read in batch),
            lines="".join(rows).encode(),
            remarks=tuple(remark for read in batch for remark in _remarks(read)),
        )

    def _row(self, read: Read) -> str | None:
        result = read.result
        if not isinstance(result, Offering):
            if not result.key:
                return None
            key = self._scoped(result.key)
            return self._line(read.number, key, key, [], "", NOTHING, NOTHING, *NO_FACTS)
        facts = {**result.known(), **self.provider}
        if "provider_key" not in facts and (key := folded(facts.get("provider_name", ""))):
            facts["provider_key"] = key[:200]
        facts = self.places.resolved(facts)
        offering, raw = _json(facts), _json(read.raw)
        return self._line(
            read.number,
            self._scoped(result.source_id),
            self._scoped(result.course_key),
            read.keys,
            blake2b(f"{offering}\0{raw}".encode(), digest_size=16).hexdigest(),
            _told(offering),
            _told(raw),
            *_facts(facts),
        )

    def _line(
        self, number: int, source_id: str, course_key: str, keys: list[str], *rest: str
    ) -> str:
        told = map(escaped, (source_id, course_key, array(keys)))
        return "\t".join((str(self.import_id), str(number), *told, *rest)) + "\n"

    def _scoped(self, key: str) -> str:
        return f"{self.scope}/{key}" if self.scope else key


def escaped(text: str) -> str:
    """A text as one cell of COPY."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if text.isprintable():
        return text
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _told(encoded: str) -> str:
    """JSON as one cell of COPY: it has no tabs and ends of lines of its own."""
    return encoded.replace("\\", "\\\\")


def _facts(facts: dict[str, Any]) -> tuple[str, ...]:
    """The cells of what applying asks of every row, so that it need not look into its JSON."""
    key, named = facts.get("provider_key"), facts.get("provider_name")
    return (
        escaped(key) if key else NOTHING,
        escaped(named[:LONGEST_PROVIDER]) if key and named else "",
        facts.get("starts_on", NOTHING),
        "t" if "sessions" in facts or "skills" in facts else "f",
    )


def array(items: Iterable[str]) -> str:
    """Texts as the literal of an array, not escaped yet."""
    told = list(items)
    if not told:
        return "{}"
    whole = '","'.join(told)
    if "\\" in whole or whole.count('"') != 2 * (len(told) - 1):
        whole = '","'.join(one.replace("\\", "\\\\").replace('"', '\\"') for one in told)
    return f'{{"{whole}"}}'


def _remarks(read: Read) -> Iterator[Remark]:
    taken = isinstance(read.result, Offering)
    problems = read.result.notes if isinstance(read.result, Offering) else read.result.problems
    key = read.result.source_id if isinstance(read.result, Offering) else read.result.key
    for problem in problems:
        yield Remark(
            number=read.number,
            key=key,
            taken=taken,
            reason=str(problem.reason.value),
            params=dict(problem.params),
            excerpt=_json(read.raw)[:EXCERPT],
        )


_json: Any = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
