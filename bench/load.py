"""A load client of our own: keep-alive connections that each ask for a page again and again."""

import asyncio
import time
from dataclasses import dataclass, field


@dataclass
class Load:
    """What the connections met: seconds of each good answer, and how many were not."""

    seconds: float
    times: list[float] = field(default_factory=list)
    failures: int = 0
    asked: int = 0

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds within which that share of the answers came."""
        ordered = sorted(self.times) or [float("nan")]
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def press(port: int, path: str, *, connections: int, seconds: float) -> Load:
    """Ask for the path over so many connections for so long."""
    load = Load(seconds)
    asyncio.run(_press(load, port, path, connections))
    return load


async def _press(load: Load, port: int, path: str, connections: int) -> None:
    end = time.perf_counter() + load.seconds
    await asyncio.gather(*(_visitor(load, port, path, end) for _ in range(connections)))


async def _visitor(load: Load, port: int, path: str, end: float) -> None:
    question = (
        f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n"
        "Accept-Encoding: gzip\r\nAccept-Language: ko\r\n\r\n"
    ).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while (begun := time.perf_counter()) < end:
            writer.write(question)
            head = await reader.readuntil(b"\r\n\r\n")
            await _body(reader, head.lower())
            load.asked += 1
            if not head.startswith(b"HTTP/1.1 200"):
                load.failures += 1
            elif time.perf_counter() < end:
                load.times.append(time.perf_counter() - begun)
            if b"connection: close" in head.lower():
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except (OSError, asyncio.IncompleteReadError):
        load.failures += 1
    finally:
        writer.close()


async def _body(reader: asyncio.StreamReader, head: bytes) -> None:
    if b"transfer-encoding: chunked" in head:
        while (size := int(await reader.readline(), 16)) > 0:
            await reader.readexactly(size + 2)
        await reader.readline()
        return
    length = next(line for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(int(length.partition(b":")[2]))
