"""How far something long has got, for whoever sits before the terminal."""

import time
from typing import TextIO

WIDTH = 30
BETWEEN_SECONDS = 0.1
BETWEEN_LINES_SECONDS = 5.0


class Progress:
    """A bar on a terminal that redraws itself; plain lines, now and then, anywhere else."""

    def __init__(self, stream: TextIO, label: str) -> None:
        self.stream = stream
        self.label = label
        self.live = stream.isatty()
        self.began = self.shown = time.monotonic()

    def show(self, count: int, share: float | None = None, whole: int | None = None) -> None:
        """`count` rows so far, of `whole` if somebody said how many there are.

        `share` of the work from 0 to 1, if that is known otherwise.
        """
        now = time.monotonic()
        if now - self.shown < (BETWEEN_SECONDS if self.live else BETWEEN_LINES_SECONDS):
            return
        self.shown = now
        if share is None and whole:
            share = count / whole
        self._write(self._line(count, share, now, whole))

    def end(self, count: int) -> None:
        """The last word, on a line of its own."""
        self._write(self._line(count, 1.0, time.monotonic()))
        if self.live:
            self.stream.write("\n")
        self.stream.flush()

    def _line(self, count: int, share: float | None, now: float, whole: int | None = None) -> str:
        of = f" of {whole:,}" if whole else ""
        told = f"{count:,}{of} ({count / max(now - self.began, 0.001):,.0f}/s)"
        if share is None:
            return f"{self.label} {told}"
        share = min(max(share, 0.0), 1.0)
        filled = round(share * WIDTH)
        return f"{self.label} [{'#' * filled}{'.' * (WIDTH - filled)}] {share:4.0%} {told}"

    def _write(self, line: str) -> None:
        self.stream.write(f"\r\x1b[K{line}" if self.live else f"{line}\n")
        self.stream.flush()
