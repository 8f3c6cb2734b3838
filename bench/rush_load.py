"""`python -m bench.rush_load FILE CONNECTIONS SECONDS PORT`: the load, in a process of its own.

FILE holds requests (JSON, a list of texts). They fall due evenly over SECONDS and wait, as in a
browser, for a free one of the keep-alive connections; 0 seconds means all at once. For each, in
the order of FILE: when it was sent and answered (monotonic clock, s), status, where it led.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from http import HTTPStatus
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What came back on one request; `status` 0 is a broken connection."""

    number: int
    due: float
    sent: float
    answered: float
    status: int
    location: str

    @property
    def led(self) -> bool:
        """Whether it led to the page of what came of it."""
        return self.status == HTTPStatus.FOUND and self.location != ""


def main() -> None:
    """Send everything, then write the answers to standard output."""
    requests = [line.encode() for line in json.loads(Path(sys.argv[1]).read_text())]
    connections, seconds, port = int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    answers = asyncio.run(_press(requests, connections, seconds, port))
    json.dump([astuple(one) for one in answers], sys.stdout)


async def _press(
    requests: list[bytes], connections: int, seconds: float, port: int
) -> list[Answer]:
    begun = time.monotonic()
    rng = random.Random(9)
    dues = sorted(begun + rng.uniform(0, seconds) for _ in requests)
    waiting = iter(enumerate(zip(requests, dues, strict=True)))
    found: list[Answer] = []
    await asyncio.gather(*(_line(waiting, found, port) for _ in range(connections)))
    return sorted(found, key=lambda one: one.number)


async def _line(
    waiting: Iterator[tuple[int, tuple[bytes, float]]], found: list[Answer], port: int
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number, (request, due) in waiting:
        early = due - time.monotonic()
        if early > 0:
            await asyncio.sleep(early)
        sent = time.monotonic()
        try:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            fields = dict(_fields(head))
            await reader.readexactly(int(fields.get("content-length", "0")))
        except (OSError, asyncio.IncompleteReadError):
            found.append(Answer(number, due, sent, time.monotonic(), 0, ""))
            reader, writer = await _again(port)
            continue
        status, place = int(head[9:12]), fields.get("location", "")
        found.append(Answer(number, due, sent, time.monotonic(), status, place))
        if "content-length" not in fields or fields.get("connection", "").lower() == "close":
            writer.close()
            reader, writer = await _again(port)
    writer.close()


async def _again(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A new connection, with patience for a server that is just coming back."""
    while True:
        try:
            return await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)


def _fields(head: str) -> Iterator[tuple[str, str]]:
    for line in head.split("\r\n")[1:]:
        name, _, value = line.partition(":")
        if name:
            yield name.lower(), value.strip()


if __name__ == "__main__":
    main()
