"""Compile message catalogues in Python, so that nobody has to install gettext."""

import os
from pathlib import Path

import polib

from ops.tree import ROOT
from ops.trouble import Trouble

CATALOGUES = "naru/locale/*/*/LC_MESSAGES/*.po"


def compile_all(root: Path = ROOT) -> list[Path]:
    """Compile every catalogue whose text is newer than its compiled form; return those."""
    stale = [source for source in sorted(root.glob(CATALOGUES)) if _is_stale(source)]
    for source in stale:
        _compile(source)
    return stale


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime_ns <= source.stat().st_mtime_ns


def _compile(source: Path) -> None:
    """Write the compiled form whole or not at all: a running site may be reading it."""
    try:
        catalogue = polib.pofile(str(source), check_for_duplicates=True)
    except (OSError, ValueError) as error:
        raise Trouble(
            f"The messages in {source} cannot be read ({error}): correct that line."
        ) from error
    half = source.with_suffix(f".{os.getpid()}.half")
    try:
        catalogue.save_as_mofile(str(half))
        half.replace(source.with_suffix(".mo"))
    finally:
        half.unlink(missing_ok=True)
