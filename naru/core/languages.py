"""Text that is kept in two languages: the one the reader reads in."""

from collections.abc import Callable
from functools import cache
from pkgutil import resolve_name
from typing import Literal

ASKED = "django.utils.translation:get_language"
"""Named, not imported: a simulation reads packs in two languages without Django."""


def reader_language() -> Literal["ko", "en"]:
    """The language of the page: "ko" or "en"."""
    return "ko" if (_asked()() or "ko").startswith("ko") else "en"


@cache
def _asked() -> Callable[[], str | None]:
    found: Callable[[], str | None] = resolve_name(ASKED)
    return found


def in_reader_language(ko: str, en: str) -> str:
    """Korean for readers of Korean, else English; Korean where there is no English."""
    return ko if reader_language() == "ko" else en or ko
