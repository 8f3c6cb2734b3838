"""A body that was cut off on the way is not taken for the whole.

The web server ends it where the connection ended, and Django does not count: a form without its
last fields would pass for one that was sent so. So the bytes are counted against what was
announced, and a body that ends early cannot be read: its form is refused.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any, Protocol

log = logging.getLogger(__name__)
Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]


class Stream(Protocol):
    """What a web server gives as `wsgi.input`."""

    def read(self, size: int) -> bytes:
        """Up to so many bytes; none at the end."""

    def readline(self, size: int) -> bytes:
        """Up to so many bytes of a line; none at the end."""


class CutOff(OSError):
    """Fewer bytes came than were announced. Django makes it an `UnreadablePostError`."""


class Counted:
    """A body of an announced length."""

    def __init__(self, stream: Stream, announced: int) -> None:
        self.stream, self.missing = stream, announced

    def read(self, size: int = -1) -> bytes:
        """All of so many bytes, as of a file; raises `CutOff` if the end comes early."""
        wanted = self._most(size)
        pieces: list[bytes] = []
        while wanted:
            piece = self._counted(self.stream.read(wanted))
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int = -1) -> bytes:
        """As of a file; raises `CutOff` if the end comes early."""
        most = self._most(size)
        return self._counted(self.stream.readline(most)) if most else b""

    def _most(self, size: int) -> int:
        return self.missing if size < 0 else min(size, self.missing)

    def _counted(self, piece: bytes) -> bytes:
        """A piece that had to hold something."""
        self.missing -= len(piece)
        if not piece:
            log.warning("A body was cut off %s bytes before its end.", self.missing)
            raise CutOff
        return piece


def whole(application: Application) -> Application:
    """The application, with every announced body counted."""

    def counted(environ: Environ, start_response: Any) -> Iterable[bytes]:
        announced = environ.get("CONTENT_LENGTH") or ""
        if announced.isdecimal() and int(announced):
            environ["wsgi.input"] = Counted(environ["wsgi.input"], int(announced))
        return application(environ, start_response)

    return counted
