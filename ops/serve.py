"""`python -m ops.serve`: the web server, the same for `make run` and for production.

Granian, for the reasons in docs/decisions/0003-web-server.md. Behind a proxy that ends TLS.
"""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from ops import spawn

CONNECTIONS = 512
"""Open connections a process holds; a visitor on a slow line needs one, but no thread."""


def main() -> None:
    """Serve until SIGTERM or SIGINT; requests under way are finished first."""
    parser = argparse.ArgumentParser(prog="python -m ops.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=2, help="about one for each core")
    parser.add_argument("--threads", type=int, default=3, help="in each process, at most DB_POOL")
    wanted = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.prod")
    os.environ["NARU_PROCESS"] = "web"
    try:
        settings.INSTALLED_APPS  # noqa: B018 - reads the settings, before a process would
    except ImproperlyConfigured as wrong:
        sys.exit(str(wrong))
    server = Server(
        "naru.config.wsgi:application", address=wanted.host, port=wanted.port,
        interface=Interfaces.WSGI, workers=wanted.processes, blocking_threads=wanted.threads,
        backpressure=CONNECTIONS, websockets=False, respawn_failed_workers=True,
        respawn_interval=1, workers_kill_timeout=10, log_level=LogLevels.error,
    )  # fmt: skip
    server.serve(target_loader=partial(_load, os.getpid()), wrap_loader=False)


def _load(parent: int) -> Callable[..., Any]:
    """In each process: end when the first one is gone, even killed, then load the site.

    The site is loaded here and not at the top, where it would be loaded before the fork.
    """
    spawn.bind_to(parent)
    from naru.config.wsgi import application  # noqa: PLC0415

    return application


if __name__ == "__main__":
    main()
