"""`python -m bench.rush_bare PORT URL`: the peer, a Django view that does nothing but the insert.

No session, no log-in, no CSRF, no middleware; the same server, processes, threads and pool.
"""

import sys
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from naru.config.settings.database import from_url

TABLE = """
CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, door int NOT NULL,
    person bigint NOT NULL, xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at timestamptz NOT NULL DEFAULT clock_timestamp(), UNIQUE (door, person))"""
INSERT = "INSERT INTO bare (door, person) VALUES (%s, %s) ON CONFLICT DO NOTHING"


def click(request: HttpRequest, door: int, person: int) -> HttpResponse:
    """One row, committed; and where it leads."""
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [door, person])
    return HttpResponse(status=302, headers={"Location": "/", "Content-Length": "0"})


urlpatterns = [path("click/<int:door>/<int:person>", click)]


def load() -> Callable[..., Any]:
    """The application, in each process of the server."""
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": from_url(sys.argv[2], pool_max=8)},
    )
    django.setup()
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - after the settings

    return get_wsgi_application()


if __name__ == "__main__":
    Server(
        "bench.rush_bare:urlpatterns", address="127.0.0.1", port=int(sys.argv[1]),
        interface=Interfaces.WSGI, workers=2, blocking_threads=3, websockets=False,
        log_level=LogLevels.error,
    ).serve(target_loader=load, wrap_loader=False)  # fmt: skip
