"""Which city this process serves."""

from pathlib import Path
from pkgutil import resolve_name

SETTINGS = "django.conf:settings"
"""Named, not imported: a simulation reads packs without Django and starts sooner for it."""


def city_folder() -> Path:
    """The folder of the pack that the settings name."""
    return Path(resolve_name(SETTINGS).CITY_DIR)
