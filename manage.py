#!/usr/bin/env python
"""Django's command line for Naru; `make run` and `make test` call it for you."""

import os
import sys
from importlib import import_module

from naru.core.stack import with_room

SIMULATE, FOLDERS = "naru.simulation.terminal", "naru.config.settings.folders"
DJANGO = "naru.config.commands"
"""Named, not imported: neither command line loads what only the other one needs."""

LEAN = {
    "OPENBLAS_NUM_THREADS": "1",
    "PYDANTIC_DISABLE_PLUGINS": "__all__",
}
"""What a simulation starts with: one thread, no search for plug-ins, and no Django at all."""


def main() -> str | int | None:
    """Run one of the two command lines: what the process ends with."""
    if sys.argv[1:2] == ["simulate"]:
        for name, value in LEAN.items():
            os.environ.setdefault(name, value)
        simulate, folders = import_module(SIMULATE), import_module(FOLDERS)
        return simulate.main(sys.argv[2:], sys.stdout, sys.stderr, folders)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.dev")
    return import_module(DJANGO).main(sys.argv)


if __name__ == "__main__":
    sys.exit(with_room(main))
