"""Helping processes for long work on plain values, so that every processor of a machine is used.

A helper is a copy of this process and computes only: it never touches the database connection,
which it has as a copy too. It ends when this process ends or is killed, since nothing can come
any more. Not for processes with other threads, whose locks a copy would hold for ever.
"""

import gc
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

RARELY = 50_000
"""So many new objects until a helper looks for garbage that holds itself: its work makes nearly
none, and looking every 700 took a fourteenth of its time."""

FEW = 3
"""So many items a helper may be on their way before the oldest must be done."""

PROTOCOL = 5
"""The first protocol of pickling that hands over without copying."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Failed:
    """What went wrong in a helper, in its own words."""

    told: str


@dataclass(frozen=True, slots=True)
class _Hand:
    pid: int
    line: Connection

    def take(self) -> Any:
        """The result of what was given last; the helper's failure is raised here."""
        try:
            result = _received(self.line)
        except EOFError:
            raise RuntimeError(f"helper {self.pid} ended before its work was done") from None
        if isinstance(result, _Failed):
            raise RuntimeError(result.told)  # noqa: TRY004 - it is no mistake of the caller
        return result


class Hands(Generic[T, R]):
    """So many helpers for one function; none at all means that it is done here."""

    def __init__(self, function: Callable[[T], R], number: int) -> None:
        self.function = function
        self.number = number
        self._hands: list[_Hand] = []

    def __enter__(self) -> "Hands[T, R]":
        gc.freeze()
        for _ in range(self.number):
            self._hands.append(self._fork())
        gc.unfreeze()
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.line.close()
        for hand in self._hands:
            with suppress(ChildProcessError):
                os.waitpid(hand.pid, 0)

    def results(self, items: Iterable[T]) -> Iterator[R]:
        """The function's results in the order of the items, each helper having one in hand.

        Whoever is done gets the next item, even if the result before is still being made; a few
        results at most wait for that one.
        """
        if not self._hands:
            yield from map(self.function, items)
            return
        free, busy = list(self._hands), dict[Connection, tuple[_Hand, int]]()
        made, due = dict[int, R](), 0
        for number, item in enumerate(items):
            while not free:
                behind = number - due >= FEW * len(self._hands)
                _take(busy, made, free, due if behind else None)
            hand = free.pop(0)
            hand.line.send(item)
            busy[hand.line] = hand, number
            while due in made:
                yield made.pop(due)
                due += 1
        while busy or made:
            if due not in made:
                _take(busy, made, free, due)
            yield made.pop(due)
            due += 1

    def _fork(self) -> _Hand:
        here, there = Pipe()
        pid = os.fork()
        if pid:
            there.close()
            return _Hand(pid, here)
        try:
            here.close()
            for other in self._hands:
                other.line.close()
            _work(there, self.function)
        finally:
            os._exit(0)


def _take(
    busy: dict[Connection, tuple[_Hand, int]],
    made: dict[int, Any],
    free: list[_Hand],
    number: int | None,
) -> None:
    """Wait for the result with the number, or for any, and let its helper be free."""
    lines = [line for line, (_, its) in busy.items() if number in (None, its)]
    for line in wait(lines):
        hand, its = busy[line]  # type: ignore[index]
        made[its] = hand.take()
        del busy[hand.line]
        free.append(hand)


def spare() -> int:
    """Helpers worth having: none where there is one processor."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(count or 1, 4) if (count or 1) > 1 else 0


def _work(line: Connection, function: Callable[[Any], Any]) -> None:
    """A helper's life: the one that gave it work also decides when it is over."""
    gc.set_threshold(RARELY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            item = line.recv()
            try:
                result: Any = function(item)
            except Exception:
                result = _Failed(traceback.format_exc())
            _hand_over(line, result)


def _hand_over(line: Connection, result: Any) -> None:
    """What the result keeps in a `pickle.PickleBuffer` goes beside the rest and is not copied.

    To copy a megabyte into the rest and out again took six times as long as to hand it over.
    """
    aside: list[pickle.PickleBuffer] = []
    told = pickle.dumps(result, protocol=PROTOCOL, buffer_callback=aside.append)
    line.send((told, len(aside)))
    for buffer in aside:
        line.send_bytes(buffer.raw())


def _received(line: Connection) -> Any:
    told, aside = line.recv()
    return pickle.loads(told, buffers=[line.recv_bytes() for _ in range(aside)])  # noqa: S301 - ours
