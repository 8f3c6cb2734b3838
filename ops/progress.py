"""What `make run` is doing, line by line, with the time each step took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 34


class Step:
    """A running step; `note` adds words behind its time."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        self.notes.append(text)


@contextmanager
def step(what: str) -> Iterator[Step]:
    """Say what begins, and how long it took; a step that fails leaves its line open-ended."""
    print(f"  {what + ' ':.<{WIDTH}} ", end="", flush=True)
    begun, running = time.monotonic(), Step()
    try:
        yield running
    except BaseException:
        print("failed", flush=True)
        raise
    notes = f"  ({', '.join(running.notes)})" if running.notes else ""
    print(f"{time.monotonic() - begun:5.1f} s{notes}", flush=True)
