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


def command(port: int, *, processes: int = 1, threads: int = 8) -> list[str]:
    """The web server of the site on that port of this machine."""
    amount = ["--processes", str(processes), "--threads", str(threads)]
    return [sys.executable, "-m", "ops.serve", "--port", str(port), *amount]
