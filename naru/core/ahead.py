"""Having the next things made while this thread is busy with those before, a few at most.

A thread makes them, so what makes them must not use the database: its connection is not theirs.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from queue import Empty, Queue
from threading import Event, Thread
from typing import Generic, Self, TypeVar

T = TypeVar("T")
SOON = 0.05


class Ahead(Generic[T]):
    """The items of `source` in their order; up to `most` wait here, none at all means no thread.

    What goes wrong with the source is raised where its item would have come. Leaving half-way
    lets the source finish the item it is at and asks for no other.
    """

    def __init__(self, source: Iterable[T], most: int) -> None:
        self._source = source
        self._waiting: Queue[tuple[T] | BaseException | None] = Queue(most)
        self._given_up = Event()
        self._thread = Thread(target=self._make, daemon=True) if most else None

    def __enter__(self) -> Self:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._given_up.set()
        while self._thread and self._thread.is_alive():
            with suppress(Empty):
                self._waiting.get(timeout=SOON)

    def __iter__(self) -> Iterator[T]:
        if not self._thread:
            yield from self._source
            return
        while made := self._waiting.get():
            if isinstance(made, BaseException):
                raise made
            yield made[0]

    def _make(self) -> None:
        try:
            for item in self._source:
                self._waiting.put((item,))
                if self._given_up.is_set():
                    return
        except BaseException as error:
            self._waiting.put(error)
        else:
            self._waiting.put(None)
