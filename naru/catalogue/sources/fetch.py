"""Asking a service over HTTP: time-outs, another try after a while, and the key kept to ourselves.

Keys stand in addresses (one service wants them in the path), so no address is logged or told.
"""

import logging
import random
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from naru.catalogue.enums import Failure
from naru.catalogue.sources.envelopes import Page, Passing, page
from naru.catalogue.sources.failures import NotReadable

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5.0, 20.0, 60.0
TRIES = 5
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
LARGEST_ANSWER = 64 * 1024 * 1024
HIDDEN = "***"
REDIRECTS, CLIENT_ERRORS, SERVER_ERRORS, TOO_MANY = 300, 400, 500, 429


class KeyFilter(logging.Filter):
    """Takes the key out of whatever the HTTP library logs."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if self.key and self.key in said:
            record.msg, record.args = said.replace(self.key, HIDDEN), ()
        return True


@dataclass(slots=True)
class Fetcher:
    """Fetches pages with one key. `sleep` and `chance` are given so that tests need not wait."""

    key: str
    user_agent: str = "Naru"
    tries: int = TRIES
    read_seconds: float = READ_SECONDS
    whole_seconds: float = WHOLE_SECONDS
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(
            timeout=httpx.Timeout(self.read_seconds, connect=CONNECT_SECONDS),
            headers={"User-Agent": self.user_agent, "Accept": "application/json, application/xml"},
            follow_redirects=False,
        )
        for name in ("httpx", "httpcore", "httpcore.http11", "httpcore.connection"):
            logging.getLogger(name).addFilter(KeyFilter(self.key))

    def close(self) -> None:
        """Let go of connections."""
        self.client.close()

    def page(self, url: str, parameters: Mapping[str, str | int] | None = None) -> Page:
        """The page at `url`, tried again after passing troubles, each time after a longer pause.

        Raises `NotReadable`: at once for what no retry will change, else after the last try.
        """
        why = ""
        for attempt in range(self.tries):
            if attempt:
                self.sleep(self._pause(attempt))
            try:
                return self._once(url, parameters)
            except Passing as trouble:
                why = self._hidden(str(trouble))
            except httpx.TransportError as trouble:
                why = type(trouble).__name__
            except NotReadable as wrong:
                told = {
                    k: self._hidden(v) if isinstance(v, str) else v for k, v in wrong.params.items()
                }
                raise NotReadable(wrong.failure, **told) from None
        raise NotReadable(Failure.UNREACHABLE, tries=self.tries, why=why)

    def _once(self, url: str, parameters: Mapping[str, str | int] | None) -> Page:
        with self.client.stream("GET", url, params=parameters) as answer:
            status = answer.status_code
            if status >= SERVER_ERRORS or status == TOO_MANY:
                raise Passing(f"HTTP {status}")
            if REDIRECTS <= status < CLIENT_ERRORS:
                raise NotReadable(Failure.MOVED, status=status)
            body = self._body(answer)
        if status < CLIENT_ERRORS:
            return page(body)
        with suppress(Passing):
            page(body)
        raise NotReadable(Failure.SOURCE_SAYS, code=f"HTTP {status}", message="")

    def _body(self, answer: httpx.Response) -> bytes:
        """The whole answer, unless it is endless in time or size."""
        until = time.monotonic() + self.whole_seconds
        parts, size = [], 0
        for part in answer.iter_bytes():
            size += len(part)
            parts.append(part)
            if size > LARGEST_ANSWER:
                raise Passing("too large an answer")
            if time.monotonic() > until:
                raise Passing("too slow")
        return b"".join(parts)

    def _pause(self, attempt: int) -> float:
        """Between nothing and a limit that doubles, so that many clients do not knock at once."""
        longest: float = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1))
        return self.chance() * longest

    def _hidden(self, said: str) -> str:
        return said.replace(self.key, HIDDEN) if self.key else said
