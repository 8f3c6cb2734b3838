"""Questions that were checked and resolved before, kept beside the stores.

A file `ready/<question>.json` holds a key on its first line, the SHA-256 of the rest, and the
rest. The key is made of every byte of the city's pack and of the code that reads and resolves it:
after any change the file is not used, and written over. What is broken counts as absent.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from naru.simulation.rules.plain import Prepared, from_plain, to_plain

FOLDER = "ready"
NARU = Path(__file__).resolve().parent.parent
CODE = ("city", "policies", "simulation")
"""The packages that read, check and resolve a question."""


class Shelf:
    """The place of one question about a city, asked with these arguments of this code."""

    def __init__(
        self, city: Path, stores: Path, question: tuple[object, ...], code: Path = NARU
    ) -> None:
        place = hashlib.sha256(repr((str(city), *question)).encode()).hexdigest()[:16]
        self.path = stores / FOLDER / f"{place}.json"
        self.folders = (city, *(code / name for name in CODE))
        self.question = question
        self.key = self._key()

    def taken(self) -> Prepared | None:
        """What was kept under the very same pack and code; None if there is nothing sound."""
        try:
            key, digest, text = self.path.read_text("utf-8").split("\n", 2)
            if key != self.key or digest != hashlib.sha256(text.encode()).hexdigest():
                return None
            return from_plain(json.loads(text))
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, prepared: Prepared) -> None:
        """Keep it for the next time; a disk that takes nothing costs only that time.

        Not kept if the pack became another one while it was read.
        """
        if self._key() != self.key:
            return
        text = json.dumps(to_plain(prepared), ensure_ascii=False)
        digest = hashlib.sha256(text.encode()).hexdigest()
        unfinished = self.path.with_name(f".{os.urandom(8).hex()}.new")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(f"{self.key}\n{digest}\n{text}", "utf-8")
            unfinished.replace(self.path)

    def _key(self) -> str:
        total = hashlib.sha256(repr((sys.version, self.question)).encode())
        for path in (path for folder in self.folders for path in sorted(_files(str(folder)))):
            content = Path(path).read_bytes() if os.access(path, os.R_OK) else b""
            total.update(f"{path}\0{len(content)}\0".encode())
            total.update(content)
        return total.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Everything below that is read as pack or code."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith((".toml", ".csv", ".py")):
                yield entry.path
