"""What goes wrong in ways the person at the terminal can put right."""

import errno

FULL = (
    "No space left on device",
    "File too large",
    "Disk quota exceeded",
    "Check free disk space",
    "wrote only",
)


class Trouble(Exception):
    """One sentence that says what is wrong and what to do; shown as it is, without a traceback."""


def says_disk_full(text: str) -> bool:
    """Whether an English message of a program means that it could not write any more."""
    return any(phrase in text for phrase in FULL)


def is_disk_full(error: OSError) -> bool:
    """Whether the system refused to write for want of space, quota or allowed file size."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
