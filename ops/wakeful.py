"""Waiting for several things at once: signals, output of children, a closing lifeline."""

import contextlib
import os
import selectors
import signal
from types import FrameType
from typing import IO, Any, Self

STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Wakeful:
    """One place to wait. `stops` counts SIGTERM, SIGINT and SIGHUP.

    A context manager for the main thread; the former signal handlers come back at its end.
    """

    def __init__(self) -> None:
        self.stops = 0
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Self:
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        self._former_fd = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._former = {sign: signal.signal(sign, self._stop) for sign in STOPS}
        self._former[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(self._read, selectors.EVENT_READ)
        return self

    def __exit__(self, *exc: object) -> None:
        signal.set_wakeup_fd(self._former_fd)
        for sign, handler in self._former.items():
            signal.signal(sign, handler)
        self._selector.close()
        os.close(self._read)
        os.close(self._write)

    @property
    def stopping(self) -> bool:
        return self.stops > 0

    def watch(self, stream: IO[bytes]) -> None:
        """From now on `wait` also wakes when the stream has something to read, or ends."""
        self._selector.register(stream, selectors.EVENT_READ)

    def forget(self, stream: IO[bytes]) -> None:
        """Stop watching the stream."""
        with contextlib.suppress(KeyError, ValueError):
            self._selector.unregister(stream)

    def wait(self, seconds: float | None) -> list[Any]:
        """Sleep until a signal, a readable stream or the time; return the readable streams."""
        ready = [key.fileobj for key, _ in self._selector.select(seconds)]
        if self._read in ready:
            ready.remove(self._read)
            with contextlib.suppress(BlockingIOError):
                while os.read(self._read, 4096):
                    pass
        return ready

    def _stop(self, _sign: int, _frame: FrameType | None) -> None:
        self.stops += 1
