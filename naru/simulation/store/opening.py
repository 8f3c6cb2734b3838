"""A store as the bulk engine reads it, mapped into memory and shared with other processes."""

import os
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naru.policies.rules.derived import PERCENT, Medians, median_for
from naru.policies.rules.facts import FACTS, MOST_PEOPLE
from naru.simulation.rules.bits import Bits, Counts
from naru.simulation.rules.people import BIRTH, Column, Reader
from naru.simulation.store.layout import (
    BIRTHS,
    BITS,
    GROUPS,
    KNOWN,
    MANIFEST,
    NUMBERS,
    Manifest,
    income_name,
)

STEP = 1 << 18
MAGIC, HEAD = b"\x93NUMPY\x01\x00", 10
"""How a file of `np.save` begins; the last two bytes of its head say how long its header is."""

TYPES = {b"'|u1'": np.uint8, b"'<u2'": np.uint16, b"'<u4'": np.uint32, b"'<u8'": np.uint64}
HIGHEST = 2**16 - 1


class Store:
    """The people of one folder (`rules.people.People`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = Manifest.from_text((folder / MANIFEST).read_text("utf-8"))
        self.groups: Counts = np.load(folder / GROUPS)
        self._open: dict[str, NDArray[np.generic]] = {}

    @property
    def people(self) -> int:
        return self.manifest.people

    @property
    def districts(self) -> tuple[str, ...]:
        return self.manifest.districts

    @property
    def ages(self) -> tuple[int, int]:
        return self.manifest.ages

    def numbers(self, fact: str) -> Column:
        """The column of a fact that is a number or a day."""
        return self._mapped(BIRTHS if fact == BIRTH else f"{NUMBERS}/{fact}.npy")  # type: ignore[return-value]

    def bits(self, name: str) -> Bits | None:
        """The bitmap of that name; None if nobody can be in it."""
        if name not in self.manifest.bits:
            return None
        return self._mapped(f"{BITS}/{name.replace(':', '-')}.npy")  # type: ignore[return-value]

    def known(self, fact: str) -> Bits | None:
        """Who has an answer to the fact; None if everybody has."""
        if fact in self.manifest.known:
            return self._mapped(f"{KNOWN}/{fact}.npy")  # type: ignore[return-value]
        return None

    def income_percent(self, medians: Medians) -> Column:
        """In per cent of these medians, rounded up; worked out once and kept beside the store."""
        name = income_name(medians)
        if not (self.folder / name).is_file():
            self._keep(name, _percents(self, medians))
        return self._mapped(name)  # type: ignore[return-value]

    def reader(self) -> Reader:
        """Single people, as facts that `decide` takes."""
        choices: dict[str, tuple[str, ...]] = dict.fromkeys(FACTS, ())
        for name in self.manifest.bits:
            fact, equals, value = name.partition("=")
            if equals:
                choices[fact] = (*choices[fact], value)
        return Reader(self, choices)

    @property
    def opened_bytes(self) -> int:
        """The size of all columns and bitmaps that were asked for so far."""
        return sum(array.nbytes for array in self._open.values())

    def _mapped(self, name: str) -> NDArray[np.generic]:
        if name not in self._open:
            self._open[name] = _column(f"{self.folder}/{name}")
        return self._open[name]

    def _keep(self, name: str, column: NDArray[np.uint16]) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        unfinished = path.with_name(f".{os.urandom(8).hex()}.new")
        with unfinished.open("xb") as file:
            np.save(file, column)
        unfinished.replace(path)


def _column(path: str) -> NDArray[np.generic]:
    """A column of one of our types without copying it; `np.load` takes ten times as long."""
    with open(path, "rb") as file:
        content = mmap(file.fileno(), 0, access=ACCESS_READ)
    start = HEAD + int.from_bytes(content[HEAD - 2 : HEAD], "little")
    header = content[:start]
    kinds = [kind for name, kind in TYPES.items() if name in header]
    if not header.startswith(MAGIC) or b"'fortran_order': False" not in header or not kinds:
        raise ValueError(f"{path} is no column of a store")
    return np.frombuffer(content, kinds[0], offset=start)


def _percents(store: Store, medians: Medians) -> NDArray[np.uint16]:
    """As `derived.income_percent`, for everybody; 65,535 stands for that much and more."""
    scale = [median_for(size, medians) if size else 1 for size in range(MOST_PEOPLE + 1)]
    median = np.array(scale, np.int64)
    won, sizes = store.numbers("household_income_won"), store.numbers("household_size")
    column = np.zeros(store.people, np.uint16)
    for at in range(0, store.people, STEP):
        part = won[at : at + STEP].astype(np.int64) * PERCENT
        percent = -(-part // median[sizes[at : at + STEP]])
        column[at : at + STEP] = np.minimum(percent, HIGHEST)
    return column


@lru_cache(maxsize=2)
def opened(folder: Path) -> Store:
    """The store of a folder, opened once in this process."""
    return Store(folder)
