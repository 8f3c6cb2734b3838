"""Who runs PostgreSQL: ourselves, or an existing account when we are root, whom it refuses."""

import os
import pwd
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ops.trouble import Trouble

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """The account the server runs under. `identity` is empty when that is ourselves."""

    name: str
    uid: int
    gid: int
    identity: dict[str, Any] = field(default_factory=dict)

    def reaches(self, directory: Path) -> bool:
        """Whether the account can enter the directory."""
        if not self.identity:
            return os.access(directory, os.X_OK)
        tried = subprocess.run(
            ["/bin/sh", "-c", 'cd "$0"', str(directory)],
            check=False, capture_output=True, cwd="/", **self.identity,
        )  # fmt: skip
        return tried.returncode == 0

    def owns(self, directory: Path) -> None:
        """Hand a directory that we made to the account."""
        if self.identity:
            os.chown(directory, self.uid, self.gid)


def choose() -> Account:
    """The account for this process; refuses where PostgreSQL could not run at all."""
    uid = os.geteuid()
    if uid != 0:
        try:
            return Account(pwd.getpwuid(uid).pw_name, uid, os.getegid())
        except KeyError:
            raise Trouble(
                f"PostgreSQL needs a named account, and user id {uid} has no entry in /etc/passwd: "
                "run this as a named user, or set DATABASE_URL to a PostgreSQL server."
            ) from None
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        identity = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        return Account(name, entry.pw_uid, entry.pw_gid, identity)
    raise Trouble(
        "PostgreSQL does not run as root, and this machine has neither an account 'postgres' nor "
        "'nobody' to run it: run this as an ordinary user, or set DATABASE_URL."
    )
