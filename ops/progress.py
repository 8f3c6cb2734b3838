"""What `make run` is doing, line by line, with the time each step took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 34


class Terminal:
    """The lines on the screen; a step's line stays open until the step ends."""

    def __init__(self) -> None:
        self.open = False

    def line(self, text: str) -> None:
        """Write a line of its own, also in the middle of a step."""
        print(f"\n{text}" if self.open else text, flush=True)
        self.open = False


class Step:
    """A running step; `note` adds words behind its time."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        self.notes.append(text)


terminal = Terminal()


@contextmanager
def step(what: str) -> Iterator[Step]:
    """Say what begins, and how long it took; a step that is interrupted by lines says so anew."""
    title = f"  {what + ' ':.<{WIDTH}} "
    print(title, end="", flush=True)
    begun, running, terminal.open = time.monotonic(), Step(), True
    outcome = "failed"
    try:
        yield running
        notes = f"  ({', '.join(running.notes)})" if running.notes else ""
        outcome = f"{time.monotonic() - begun:5.1f} s{notes}"
    finally:
        print(outcome if terminal.open else f"{title}{outcome}", flush=True)
        terminal.open = False
