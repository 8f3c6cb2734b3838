"""How the processes of the site are started: their environment and the server's command line."""

import os
import sys


def environment(url: str, **more: str) -> dict[str, str]:
    """What every process of a site on this machine needs to know."""
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "naru.config.settings.dev",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


def command(port: int) -> list[str]:
    """One process of several threads (docs/decisions/0011-web-server.md)."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--blocking-threads", "8", "--no-ws",
        "--log-level", "error", "naru.config.wsgi:application",
    ]  # fmt: skip
