"""A disk that is too small, where we may mount one."""

import subprocess
from pathlib import Path
from typing import Self


class SmallDisk:
    """A file system of that size at the directory for the block, if `mounted`.

    Where it may not be mounted, tests limit the size of files instead.
    """

    def __init__(self, directory: Path, *, megabytes: int) -> None:
        self.directory, self.megabytes, self.mounted = directory, megabytes, False

    def __enter__(self) -> Self:
        self.directory.mkdir(parents=True, exist_ok=True)
        self.mounted = self._mount(f"size={self.megabytes}m,mode=755")
        return self

    def __exit__(self, *exc: object) -> None:
        if self.mounted:
            subprocess.run(["umount", str(self.directory)], check=True)

    def grow(self, megabytes: int) -> None:
        """Somebody frees space."""
        if self.mounted:
            assert self._mount(f"remount,size={megabytes}m")

    def _mount(self, options: str) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", options, "naru", str(self.directory)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
