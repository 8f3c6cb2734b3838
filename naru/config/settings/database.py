"""`DATABASE_URL` as Django's DATABASES entry: psycopg reads the URL, so sockets work too."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

LOCK_TIMEOUT_MS = 3_000
STATEMENT_TIMEOUT_MS = 10_000
EMBEDDED_MARKER = "naru-embedded"
"""A file in the socket directory of the PostgreSQL that `make run` brings along."""

KNOWN = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def from_url(url: str, *, pool_max: int = 0) -> dict[str, Any]:
    """Settings for one PostgreSQL database.

    Locks give up after 3 seconds. In the web process (`NARU_PROCESS=web`) statements give up
    after 10, so that one stuck query never takes the site along, and `pool_max` connections a
    process are kept, each tested before use. Commands and the worker may take their time. Only
    cursors of `naru.core.prepared` prepare statements, and those at once. No statement is
    translated to machine code (`jit`): at size that took a second, and the statement some
    milliseconds. What is committed is on disk, whatever the server's own default.
    """
    parts = _parts(url)
    entry: dict[str, Any] = {KNOWN[key]: parts.pop(key) for key in KNOWN if key in parts}
    if not entry.get("NAME"):
        raise ImproperlyConfigured("DATABASE_URL names no database: postgresql://host/naru")
    held: dict[str, Any] = {"lock_timeout": LOCK_TIMEOUT_MS, "jit": "off"}
    held["synchronous_commit"] = "on"
    options: dict[str, Any] = parts
    if is_web() and pool_max:
        held["statement_timeout"] = STATEMENT_TIMEOUT_MS
        options["pool"] = {"min_size": 1, "max_size": pool_max, "timeout": 5}
    given = [options["options"]] if "options" in options else []
    options["prepare_threshold"] = 0
    options["options"] = " ".join([*(f"-c {k}={v}" for k, v in held.items()), *given])
    return entry | {
        "ENGINE": "naru.core.postgresql",
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def is_web() -> bool:
    """Whether this process answers requests: the server's entry point says so."""
    return os.environ.get("NARU_PROCESS") == "web"


def is_embedded(url: str) -> bool:
    """Whether the URL leads to the PostgreSQL that `make run` brings along."""
    hosts = _parts(url).get("host") or os.environ.get("PGHOST", "")
    return any(
        (Path(host) / EMBEDDED_MARKER).exists() for host in hosts.split(",") if host[:1] == "/"
    )


def embedded_url(directory: Path) -> str | None:
    """Address of this tree's own PostgreSQL as its supervisor left it, or None before the first."""
    try:
        return (directory / "url").read_text().strip()
    except OSError:
        return None


def _parts(url: str) -> dict[str, str]:
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL is no address PostgreSQL understands: write it as "
            "postgresql://user:password@host:5432/naru, with special letters percent-encoded."
        ) from error
    return {key: str(value) for key, value in parts.items()}
