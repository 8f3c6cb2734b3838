"""Unpacking a zip of a course folder: nothing outside, no links, no bombs, or nothing at all."""

import stat
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from naru.lessons.rules.faults import Fault, Finding
from naru.lessons.rules.limits import MEGABYTE, Limits

RATIO = 100
"""Texts shrink to a tenth, drawings to a twentieth; only what was made to explode shrinks more."""
RATIO_FROM = MEGABYTE
IGNORED = ("__MACOSX",)
ENCRYPTED, UTF8 = 0x1, 0x800
PIECE = 65_536


def unpack(path: Path, into: Path, *, limits: Limits) -> tuple[Path, list[Finding]]:
    """Unpack into the empty folder; the course's own folder in it, and what is wrong.

    With findings nothing was written that may be used.
    """
    try:
        with ZipFile(path) as archive:
            entries = [one for one in archive.infolist() if not _is_ignored(one)]
            findings = _judge(entries, limits)
            if findings:
                return into, findings
            for entry in entries:
                _write(archive, entry, into / name_of(entry))
    except (BadZipFile, OSError, EOFError, RuntimeError, ValueError):
        return into, [Finding(Fault.ZIP_BROKEN)]
    return _root(into), []


def name_of(entry: ZipInfo) -> str:
    """The name as it was meant: without the flag for UTF-8, old programs wrote CP949."""
    if entry.flag_bits & UTF8:
        return entry.filename
    raw = entry.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _judge(entries: list[ZipInfo], limits: Limits) -> list[Finding]:
    found = []
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        found.append(Finding(Fault.ZIP_LOCKED))
    if any(_is_outside(name_of(entry)) for entry in entries):
        found.append(Finding(Fault.ZIP_OUTSIDE))
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        found.append(Finding(Fault.ZIP_LINK))
    if len(entries) > limits.files:
        found.append(Finding(Fault.ZIP_MANY, 0, {"count": len(entries), "limit": limits.files}))
    whole = sum(entry.file_size for entry in entries)
    if whole > limits.whole:
        size = {"size": whole // MEGABYTE, "limit": limits.whole_mb}
        found.append(Finding(Fault.ZIP_LARGE, 0, size))
    if any(_explodes(entry) for entry in entries):
        found.append(Finding(Fault.ZIP_RATIO))
    return found


def _is_outside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.startswith("/") or ".." in parts or "\\" in name or ":" in name or "\0" in name


def _explodes(entry: ZipInfo) -> bool:
    return entry.file_size > RATIO_FROM and entry.file_size > RATIO * max(1, entry.compress_size)


def _is_ignored(entry: ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    hidden = bool(parts) and parts[-1].startswith(".") and parts[-1] != ".."
    return entry.is_dir() or hidden or (bool(parts) and parts[0] in IGNORED)


def _write(archive: ZipFile, entry: ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as source, target.open("wb") as made:
        while piece := source.read(PIECE):
            made.write(piece)


def _root(into: Path) -> Path:
    """The one folder that everything lies in, or the top itself."""
    inside = list(into.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else into
