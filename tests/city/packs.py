"""A copy of the invented city's pack that a test may spoil."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

CITIES = settings.BASE_DIR / "cities"


@dataclass
class Copy:
    """The folder of a pack in a temporary place."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def replace(self, name: str, old: str, new: str) -> None:
        """Exchange the first `old` in the file; it has to be there."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))


def copy_of(code: str, target: Path) -> Copy:
    folder = target / "cities" / code
    shutil.copytree(CITIES / code, folder)
    return Copy(folder)
