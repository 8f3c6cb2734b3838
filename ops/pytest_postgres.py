"""pytest plugin: a throwaway PostgreSQL for the run, unless DATABASE_URL names one.

Settings read the address as soon as pytest-django loads them, so it is started at import, and
only by the first process: xdist's workers inherit the variable.
"""

import os
import secrets

import pytest

from ops import light
from ops.postgres import client
from ops.trouble import Trouble

_server: client.Embedded | None = None

if not os.environ.get("DATABASE_URL"):
    try:
        _server = client.launch(
            light.folder() / f"naru-test-{os.getpid()}-{secrets.token_hex(3)}",
            throwaway=True,
            say=print,
        )
    except Trouble as trouble:
        raise pytest.UsageError(str(trouble)) from None
    os.environ["DATABASE_URL"] = _server.url


def pytest_unconfigure() -> None:
    """Stop the server and remove its directory; a killed pytest does so too, by its lifeline."""
    if _server is not None:
        _server.stop()
