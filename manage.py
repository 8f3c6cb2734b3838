#!/usr/bin/env python
"""Django's command line for Naru; `make run` and `make test` call it for you."""

import os
import sys
from pkgutil import resolve_name

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

SIMULATE = "naru.simulation.terminal:main"
"""Named, not imported: every other command would load NumPy for nothing."""

if __name__ == "__main__":
    if sys.argv[1:2] == ["simulate"]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.base")
        sys.exit(resolve_name(SIMULATE)(sys.argv[2:], sys.stdout, sys.stderr))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.dev")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        sys.exit(str(wrong))
