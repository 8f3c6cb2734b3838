"""`DATABASE_URL` as Django's DATABASES entry: psycopg reads the URL, so sockets work too."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

LOCK_TIMEOUT_MS = 3_000
STATEMENT_TIMEOUT_MS = 10_000


def from_url(url: str, *, pool_max: int = 0) -> dict[str, Any]:
    """Settings for one PostgreSQL connection.

    `pool_max` > 0 keeps a pool of that many connections a process. Locks give up after 3
    seconds and statements after 10, so that one stuck query never takes the site along.
    """
    parts: dict[str, Any] = conninfo_to_dict(url)
    options: dict[str, Any] = {
        "options": f"-c lock_timeout={LOCK_TIMEOUT_MS} -c statement_timeout={STATEMENT_TIMEOUT_MS}"
    }
    if pool_max:
        options["pool"] = {"min_size": 1, "max_size": pool_max, "timeout": 5}
    known = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    entry: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
    }
    for key, value in parts.items():
        if key in known:
            entry[known[key]] = value
        else:
            options[key] = value
    return entry
