"""The directory of one embedded server: what lies where, who owns it, who may use it now."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ops.postgres.account import Account
from ops.trouble import Trouble

PORT = 5432
LONGEST_SOCKET = 100
MARKER = "naru-embedded"
STATE = Path("/var/lib")


@dataclass(frozen=True)
class Place:
    """Paths of one server, all below `root`, except a socket whose path would be too long."""

    root: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "postgres.log"

    @property
    def lock(self) -> Path:
        return self.root / "owner.lock"

    @property
    def throwaway(self) -> Path:
        return self.root / "throwaway"

    @property
    def sockets(self) -> Path:
        inside = self.root / "run"
        if len(os.fsencode(inside / f".s.PGSQL.{PORT}.lock")) < LONGEST_SOCKET:
            return inside
        return Path(tempfile.gettempdir()) / f"naru-{self.account.uid}-{_digest(self.root)}"

    def url(self, database: str) -> str:
        """The address for `DATABASE_URL`; it works for our user and the server's account only."""
        host = quote(str(self.sockets), safe="")
        return f"postgresql://postgres@/{database}?host={host}&port={PORT}"

    def make(self) -> None:
        """Create what is missing, closed to everybody else from the start."""
        if not self.root.is_dir():
            self.root.mkdir(parents=True)
            self.root.chmod(0o755)  # made by us just now: the server's account has to pass
        self._private(self.sockets)
        (self.sockets / MARKER).touch()

    def remove(self) -> None:
        """Delete the whole place; for throwaway servers."""
        shutil.rmtree(self.sockets, ignore_errors=True)
        shutil.rmtree(self.root, ignore_errors=True)

    def _private(self, directory: Path) -> None:
        with contextlib.suppress(FileExistsError):
            directory.mkdir(mode=0o700)
            self.account.owns(directory)
        found = directory.lstat()
        ours = stat.S_ISDIR(found.st_mode) and found.st_uid == self.account.uid
        if not ours or found.st_mode & 0o077:
            raise Trouble(
                f"{directory} should be a directory of '{self.account.name}' that nobody else can "
                "enter, and it is not: remove it and start again."
            )


def choose(wanted: Path, account: Account) -> Place:
    """The wanted directory, or one below /var/lib where the account cannot reach the wanted one.

    Data that is already there decides, so that a change of modes never looks like a loss.
    """
    here, there = Place(wanted, account), Place(STATE / f"naru-{_digest(wanted)}", account)
    reached = account.reaches(_nearest(wanted))
    if here.data.exists() and not reached:
        raise Trouble(
            f"The database in {wanted} cannot be reached by the account '{account.name}' that has "
            f"to run it: move it to {there.root} (mv {wanted} {there.root}) and start again."
        )
    if here.data.exists() or (reached and not there.data.exists()):
        return here
    return there


@contextlib.contextmanager
def owned(place: Place) -> Iterator[None]:
    """Hold the place as its only owner; the lock ends with the process, however that ends."""
    with place.lock.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            raise Trouble(
                f"The database in {place.root} is already in use by process {holder}: "
                "use that one, or stop it first (Ctrl-C where it runs, "
                f"or kill {holder})."
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def sweep(place: Place) -> None:
    """Remove throwaway servers beside this one whose owner was killed before it could."""
    for marker in place.root.parent.glob("*/throwaway"):
        left = Place(marker.parent, place.account)
        with contextlib.suppress(Trouble, OSError), owned(left):
            left.remove()


def _nearest(path: Path) -> Path:
    """The path itself or its closest ancestor that exists."""
    return next(there for there in (path, *path.parents) if there.exists())


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
