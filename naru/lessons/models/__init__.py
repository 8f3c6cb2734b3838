"""Tables of lessons; callers import them from here."""

from naru.lessons.models.media import Media, Piece
from naru.lessons.models.units import Learning, Package, Version

__all__ = ["Learning", "Media", "Package", "Piece", "Version"]
