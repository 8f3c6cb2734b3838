"""A real job worker on this run's test database."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator

from django.db import connection

from ops.tree import ROOT


def test_url() -> str:
    """Address of this run's test database, for another process."""
    own = connection.settings_dict
    place = f"host={own['HOST']}&port={own['PORT'] or 5432}&user={own['USER']}"
    return f"postgresql:///{own['NAME']}?{place}"


test_url.__test__ = False


@contextlib.contextmanager
def working(**environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker as `make run` starts it; `environment` is for its settings."""
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "procrastinate", "worker"], cwd=ROOT,
        env={**os.environ, "DATABASE_URL": test_url(),
             "DJANGO_SETTINGS_MODULE": "tests.ops.worker_settings", **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield worker
    finally:
        if worker.poll() is None:
            worker.terminate()
        worker.wait()
