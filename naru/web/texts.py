"""English texts: from the .po files people edit to the .mo files Django reads.

polib compiles them, so that no machine needs the gettext programs.
"""

import os
from pathlib import Path

import polib
from django.conf import settings


def compile_texts() -> list[Path]:
    """Compile every .po below LOCALE_PATHS that is newer than its .mo; returns what was written."""
    written = []
    for source in sorted(p for root in settings.LOCALE_PATHS for p in Path(root).rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        part = target.with_suffix(f".{os.getpid()}.part")
        polib.pofile(str(source)).save_as_mofile(str(part))
        part.replace(target)
        written.append(target)
    return written
