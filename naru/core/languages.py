"""Text that is kept in two languages: the one the reader reads in."""

from typing import Literal

from django.utils.translation import get_language


def reader_language() -> Literal["ko", "en"]:
    """The language of the page: "ko" or "en"."""
    return "ko" if (get_language() or "ko").startswith("ko") else "en"


def in_reader_language(ko: str, en: str) -> str:
    """Korean for readers of Korean, else English; Korean where there is no English."""
    return ko if reader_language() == "ko" else en or ko
