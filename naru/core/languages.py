"""Text that is kept in two languages: the one the reader reads in."""

from django.utils.translation import get_language


def in_reader_language(ko: str, en: str) -> str:
    """Korean for readers of Korean, else English; Korean where there is no English."""
    if (get_language() or "ko").startswith("ko"):
        return ko
    return en or ko
