"""One stylesheet from many small files: read them apart, send them together.

`ui/site.css` exists only as the sum of base/, components/ and end/ below static/ui. Dropping a
file into components/ is all it takes to add one; runserver, tests and collectstatic all find
the sum through the finder below.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "ui/site.css"
PARTS = Path(__file__).parent / "static" / "ui"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*\n\s*")


def stylesheet() -> str:
    """All parts in order (base, components, end; by name inside each), without comments."""
    parts = [
        path.read_text(encoding="utf-8")
        for folder in ("base", "components", "end")
        for path in sorted((PARTS / folder).glob("*.css"))
    ]
    return SPACE.sub("\n", COMMENT.sub("", "\n".join(parts))).strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Builds the stylesheet into VAR_DIR when it is asked for, and offers it as `ui/site.css`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "built")

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The built file's place on disk, for `ui/site.css` only."""
        if path != NAME:
            return []
        built = self._build()
        return [str(built)] if find_all else str(built)

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        """What collectstatic copies."""
        self._build()
        yield NAME, self.storage

    def _build(self) -> Path:
        target = Path(self.storage.path(NAME))
        text = stylesheet()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return target
