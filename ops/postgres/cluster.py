"""The data directory: made once, whole or not at all, and never run by another version."""

import secrets
import shutil

from ops.postgres.place import Place
from ops.postgres.programs import Programs
from ops.trouble import Trouble, says_disk_full

ROOM_MB = 120


def prepare(place: Place, programs: Programs) -> bool:
    """Make the data directory unless it is there; True if it was made now.

    It is made under another name and renamed at the end, so that a start that was killed or
    ran out of space half-way is never mistaken for a database.
    """
    for half in place.root.glob("init-*"):
        shutil.rmtree(half, ignore_errors=True)
    if place.data.exists():
        _same_version(place, programs)
        return False
    half = place.root / f"init-{secrets.token_hex(4)}"
    try:
        half.mkdir(mode=0o700)
        place.account.owns(half)
        made = programs.run(
            "initdb", "-D", str(half), "-U", "postgres", "-E", "UTF8", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
            "--auth-local=trust", "--auth-host=reject",
            *(["--no-sync"] if place.throwaway.exists() else []),
        )  # fmt: skip
        if made.returncode:
            raise failure(place, made.stderr + made.stdout)
        half.rename(place.data)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return True


def failure(place: Place, text: str) -> Trouble:
    """What to tell after a program of PostgreSQL gave up, from what it wrote."""
    if says_disk_full(text):
        return disk_full(place)
    lines = [line for line in text.splitlines() if "FATAL" in line or "error:" in line]
    reason = (lines or text.splitlines() or ["no reason given"])[-1].strip()
    return Trouble(f"PostgreSQL did not start ({reason}); the whole story is in {place.log}.")


def disk_full(place: Place) -> Trouble:
    """The sentence for a disk that has no room left."""
    free = shutil.disk_usage(place.root).free // 2**20
    return Trouble(
        f"The disk is full: PostgreSQL could not write to {place.root} ({free} MB free, about "
        f"{ROOM_MB} MB needed). Free some space and start again; nothing is lost."
    )


def _same_version(place: Place, programs: Programs) -> None:
    try:
        found = (place.data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise Trouble(
            f"{place.data} is there but holds no PostgreSQL database: move it away and start again "
            "to begin anew, or put your copy back in its place."
        ) from None
    ours = programs.major
    if found == ours:
        return
    way_out = (
        "take a backup with the Naru that made it, move the directory away and restore it here"
        if int(found) < int(ours)
        else "start it with the newer Naru that made it"
    )
    raise Trouble(
        f"The database in {place.data} was made by PostgreSQL {found}, but this Naru brings "
        f"{ours}: {way_out} (docs/operations.md). Nothing was changed."
    )
