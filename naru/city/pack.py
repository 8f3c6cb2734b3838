"""A city's folder while it is read: mistakes are collected and reported all at once."""

import csv
import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from naru.city import wording
from naru.city.lines import Path as Where
from naru.city.lines import line_of, lines_of
from naru.city.problems import BadPack, Problem

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

FEW = 40
"""A message lists up to so many allowed words."""

Known = Sequence[str] | None
"""What a reference may name; None if the file that says so has mistakes of its own."""

SUFFIXES = (".toml", ".csv")
WHOLE = "lessons"
"""The folder of which every file belongs to the pack, whatever its kind."""
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Read(Generic[M]):
    """A value that fits its schema and still knows where it was written."""

    value: M
    file: str
    lines: Mapping[Where, int]

    def problem(self, path: Where, what: str, right: str) -> Problem:
        """A mistake that only shows when files are compared, at its own line."""
        return Problem(self.file, line_of(self.lines, path), what, right)

    def place_of(self, path: Where) -> str:
        """File and line of a value, to point at."""
        return f"{self.file}:{line_of(self.lines, path)}"


class Pack:
    """Reads the files below one city's folder. Call `close()` before using what was read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.opened: set[str] = set()
        if not folder.is_dir():
            raise BadPack([_no_such_city(folder)])

    def toml(self, name: str, model: type[M]) -> Read[M] | None:
        """The file as `model`, or None with its mistakes noted."""
        text = self._text(name)
        if text is None:
            return None
        try:
            data = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            self.problems.append(_not_toml(self.shown(name), str(error)))
            return None
        where = lines_of(text)
        try:
            return Read(model.model_validate(data), self.shown(name), where)
        except ValidationError as errors:
            self._note(errors, model, name, where)
            return None

    def tomls(self, folder: str, model: type[M]) -> list[Read[M]]:
        """Every TOML file of a folder inside the pack, in order of name."""
        names = sorted(path.name for path in (self.folder / folder).glob("*.toml"))
        if not names:
            self.note(f"{folder}/", 0, "this folder is missing or empty.", "Add its files.")
        read = [self.toml(f"{folder}/{name}", model) for name in names]
        return [one for one in read if one is not None]

    def csv(self, name: str, model: type[M]) -> list[Read[M]]:
        """The rows of a table with a header line; an empty cell counts as left out.

        Lines at the top that start with `#` are comments.
        """
        text = self._text(name)
        if text is None:
            return []
        read = []
        for line, cells in self._rows(name, text, model):
            filled = {column: cell.strip() for column, cell in cells.items() if cell.strip()}
            try:
                value = model.model_validate_strings(filled)
            except ValidationError as errors:
                self._note(errors, model, name, {}, line)
            else:
                read.append(Read(value, self.shown(name), {(): line}))
        return read

    def spoiled(self, name: str) -> bool:
        """Whether a mistake was noted in the named file, or in one of the named folder."""
        file, folder = self.shown(name), self.shown(f"{name}/")
        return any(one.file == file or one.file.startswith(folder) for one in self.problems)

    def note(self, name: str, line: int, what: str, right: str) -> None:
        """Add a mistake of the named file."""
        self.problems.append(Problem(self.shown(name), line, what, right))

    def once(self, read: Read[Any], table: str, field: str, values: Sequence[object]) -> None:
        """Note every value of `[[table]] field` that an earlier entry already has."""
        seen: set[object] = set()
        for number, value in enumerate(values):
            if value in seen:
                what = f'{field} = "{value}" is used twice.'
                where = (table, number, field)
                self.problems.append(read.problem(where, what, f"Give this {table} another."))
            seen.add(value)

    def once_per_row(
        self, rows: Sequence[Read[M]], field: str, value: Callable[[M], object]
    ) -> None:
        """Note every row whose `value` an earlier row already has."""
        seen: dict[object, Read[M]] = {}
        for read in rows:
            first = seen.setdefault(value(read.value), read)
            if first is not read:
                what = f"this row has the same {field} as {first.place_of((field,))}."
                self.problems.append(read.problem((field,), what, "Change or remove one of them."))

    def refer(
        self, read: Read[Any], path: Where, value: str | None, known: Known, file: str
    ) -> None:
        """Note a reference to something that `file` does not have."""
        if value is not None and known is not None and value not in known:
            what, right = wording.unknown(value, sorted(known), f"is not in {file}")
            self.problems.append(read.problem(path, what, right if len(known) <= FEW else ""))

    def close(self) -> None:
        """Raise `BadPack` if anything was wrong, or if the folder holds files nobody reads."""
        present = {self._name(path) for path in self._files()}
        for name in sorted(present - self.opened):
            meant = wording.near(name, self.opened)
            hint = f"Did you mean {meant}?" if meant else "Take it out of the pack."
            self.note(name, 0, "no part of Naru reads this file.", hint)
        self.stop_if_wrong()

    def stop_if_wrong(self) -> None:
        """Raise `BadPack` if anything read so far was wrong."""
        if self.problems:
            raise BadPack(self.problems)

    def sure(self, read: T | None) -> T:
        """What was read, unless mistakes kept it from being read: then `BadPack`."""
        if read is None:
            raise BadPack(self.problems)
        return read

    def digest(self) -> str:
        """SHA-256 (hex) over names and contents of all files of the pack.

        A file that cannot be opened counts as empty: reading it reports that.
        """
        total = hashlib.sha256()
        for path in self._files():
            content = path.read_bytes() if os.access(path, os.R_OK) else b""
            total.update(f"{self._name(path)}\0{len(content)}\0".encode())
            total.update(content)
        return total.hexdigest()

    def shown(self, name: str) -> str:
        """The file's name as it is told to people: `cities/<city>/<name>`."""
        return f"{self.folder.parent.name}/{self.folder.name}/{name}"

    def _files(self) -> list[Path]:
        found = self.folder.rglob("*")
        return sorted(path for path in found if self._is_read(path) and path.is_file())

    def _is_read(self, path: Path) -> bool:
        if path.name.startswith("."):
            return False
        return path.suffix in SUFFIXES or path.relative_to(self.folder).parts[0] == WHOLE

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _text(self, name: str) -> str | None:
        self.opened.add(name)
        try:
            content = (self.folder / name).read_bytes()
        except FileNotFoundError:
            self.note(name, 0, "this file is missing.", "Add it (docs/city-pack.md).")
            return None
        except OSError as error:
            self.note(name, 0, f"this file cannot be read: {error.strerror}.", "")
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.note(name, line, "this is not UTF-8 text.", "Save the file as UTF-8.")
            return None
        return text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")

    def _rows(
        self, name: str, text: str, model: type[BaseModel]
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and cells of each row that has as many cells as the header."""
        physical = [f"{line}\n" for line in text.split("\n")]
        comments = next(
            (at for at, line in enumerate(physical) if not line.startswith("#")), len(physical)
        )
        reader = csv.reader(physical[comments:], strict=True)
        header: list[str] = []
        line = comments + 1
        try:
            for cells in reader:
                if not header:
                    header = [cell.strip() for cell in cells]
                    if not self._header_fits(name, line, header, model):
                        return
                elif cells and len(cells) != len(header):
                    what = f"this row has {len(cells)} cells and the header {len(header)}."
                    self.note(name, line, what, "Put text that holds a comma in quotation marks.")
                elif cells:
                    yield line, dict(zip(header, cells, strict=True))
                line = comments + reader.line_num + 1
        except csv.Error as error:
            self.note(name, line, f"this is not CSV: {error}.", "Check the quotation marks.")

    def _header_fits(self, name: str, line: int, header: list[str], model: type[BaseModel]) -> bool:
        fields = model.model_fields
        strange = [column for column in header if column not in fields]
        for column in strange:
            what, right = wording.unknown(column, sorted(fields), "is not a column here")
            self.note(name, line, what, right)
        mistyped = {wording.near(column, fields) for column in strange}
        absent = [
            column
            for column, field in fields.items()
            if field.is_required() and column not in {*header, *mistyped}
        ]
        for column in absent:
            what = f'the column "{column}" is missing.'
            self.note(name, line, what, f"Add it: {fields[column].description}.")
        return not strange and not absent

    def _note(
        self,
        errors: ValidationError,
        model: type[BaseModel],
        name: str,
        where: Mapping[Where, int],
        line: int = 0,
    ) -> None:
        for finding in wording.findings(errors.errors(include_url=False), model):
            at = line or line_of(where, finding.path)
            self.note(name, at, finding.what, finding.right)


def _not_toml(file: str, message: str) -> Problem:
    at = re.search(r"\(at line (\d+), column (\d+)\)", message)
    reason = message.partition(" (at ")[0]
    line, column = (int(at[1]), int(at[2])) if at else (1, 1)
    return Problem(
        file,
        line,
        f"this is not TOML at column {column}: {reason}.",
        'Write name = "value", and look for a missing quotation mark or bracket before it.',
    )


def _no_such_city(folder: Path) -> Problem:
    beside = sorted(path.parent.name for path in folder.parent.glob("*/city.toml"))
    return Problem(
        f"{folder.parent.name}/{folder.name}",
        0,
        "there is no city pack here.",
        f"NARU_CITY names a folder of {folder.parent.name}/: {', '.join(beside) or 'none yet'}.",
    )
