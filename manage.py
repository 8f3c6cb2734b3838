#!/usr/bin/env python
"""Django's command line for Naru; `make run` and `make test` call it for you."""

import os
import sys
from pkgutil import resolve_name

SIMULATE, FOLDERS = "naru.simulation.terminal:main", "naru.config.settings.folders"
DJANGO = "naru.config.commands:main"
"""Named, not imported: neither command line loads what only the other one needs."""

LEAN = {
    "OPENBLAS_NUM_THREADS": "1",
    "PYDANTIC_DISABLE_PLUGINS": "__all__",
}
"""What a simulation starts with: one thread, no search for plug-ins, and no Django at all."""

if __name__ == "__main__":
    if sys.argv[1:2] == ["simulate"]:
        for name, value in LEAN.items():
            os.environ.setdefault(name, value)
        sys.exit(
            resolve_name(SIMULATE)(sys.argv[2:], sys.stdout, sys.stderr, resolve_name(FOLDERS))
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.dev")
    sys.exit(resolve_name(DJANGO)(sys.argv))
