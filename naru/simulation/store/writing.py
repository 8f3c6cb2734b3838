"""Making a store from a recipe: whole or not at all, also when two processes begin at once."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naru.policies.rules.facts import FACTS, Kind
from naru.simulation.rules.bits import Bits, Counts, Mask, packed, words_for
from naru.simulation.rules.synthetic import CHUNK, Recipe, births, pieces
from naru.simulation.store.layout import (
    BIRTHS,
    BITS,
    GROUPS,
    KNOWN,
    MANIFEST,
    NUMBERS,
    Manifest,
)

EDITION = 1
"""Raise it when the same recipe begins to make another store."""

SMALLEST: dict[Kind, type[np.unsignedinteger]] = {
    Kind.COUNT: np.uint8,
    Kind.WON: np.uint32,
    Kind.DAY: np.uint16,
}
Told = Callable[[int], None]


def built(root: Path, recipe: Recipe, told: Told = lambda _people: None) -> Path:
    """The folder of the recipe's store, made now if it is not there yet.

    `told` hears how many people are done. Takes some seconds for millions; memory stays below
    the size of the store.
    """
    folder = folder_of(root, recipe)
    if (folder / MANIFEST).is_file():
        return folder
    root.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".building-", dir=root))
    try:
        _write(unfinished, recipe, told)
        _put_in_place(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def digest_of(recipe: Recipe) -> str:
    """SHA-256 (hex) of everything the store is made of."""
    text = json.dumps([EDITION, asdict(recipe)], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def folder_of(root: Path, recipe: Recipe) -> Path:
    """Where the recipe's store lies below `root`."""
    return root / digest_of(recipe)[:16]


def _put_in_place(unfinished: Path, folder: Path) -> None:
    try:
        os.replace(unfinished, folder)
    except OSError:
        if not (folder / MANIFEST).is_file():
            raise


def _write(folder: Path, recipe: Recipe, told: Told) -> None:
    born, groups = births(recipe)
    numbers, flags, known = _gathered(recipe, born, groups, told)
    arrays: dict[str, NDArray[np.generic]] = {BIRTHS: born, GROUPS: groups}
    arrays.update({f"{NUMBERS}/{name}.npy": column for name, column in numbers.items()})
    arrays.update({f"{BITS}/{_file(name)}.npy": bits for name, bits in flags.items()})
    arrays.update({f"{KNOWN}/{name}.npy": bits for name, bits in known.items()})
    for part in (NUMBERS, BITS, KNOWN):
        (folder / part).mkdir()
    for name, array in arrays.items():
        np.save(folder / name, array)
    manifest = Manifest(
        recipe=digest_of(recipe),
        people=int(born.size),
        districts=recipe.districts,
        ages=recipe.ages,
        stands_on=recipe.stands_on.isoformat(),
        bits=tuple(sorted(flags)),
        known=tuple(sorted(known)),
        files={name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in arrays},
    )
    (folder / MANIFEST).write_text(manifest.to_text(), encoding="utf-8")


def _file(name: str) -> str:
    """A bitmap's file: scheme names hold a colon where the year matters."""
    return name.replace(":", "-")


def _gathered(
    recipe: Recipe, born: NDArray[np.uint16], groups: Counts, told: Told
) -> tuple[dict[str, NDArray[np.unsignedinteger]], dict[str, Bits], dict[str, Bits]]:
    numbers: dict[str, NDArray[np.unsignedinteger]] = {}
    flags: dict[str, Bits] = {}
    known: dict[str, Bits] = {}
    for place, piece in enumerate(pieces(recipe, born, groups)):
        at = place * CHUNK
        for name, part in piece.numbers.items():
            if name not in numbers:
                numbers[name] = np.zeros(born.size, SMALLEST[FACTS[name].kind])
            numbers[name][at : at + part.size] = part
        _put(flags, piece.flags, at, born.size)
        _put(known, piece.known, at, born.size, absent=True)
        told(min(at + CHUNK, born.size))
    return numbers, flags, known


def _put(
    into: dict[str, Bits], masks: Mapping[str, Mask], at: int, people: int, *, absent: bool = False
) -> None:
    """Pieces side by side. `absent`: a bitmap that a piece leaves out is full there."""
    for name, mask in masks.items():
        if name not in into:
            into[name] = np.zeros(words_for(people), np.uint64)
            if absent:
                into[name][: at // 64] = np.uint64(2**64 - 1)
        bits = packed(mask)
        into[name][at // 64 : at // 64 + bits.size] = bits
    if absent:
        size = min(CHUNK, people - at)
        everybody = packed(np.ones(size, np.bool_))
        for name in into.keys() - masks.keys():
            into[name][at // 64 : at // 64 + everybody.size] = everybody
