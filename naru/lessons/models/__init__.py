"""Tables of lessons; callers import them from here."""

from naru.lessons.models.completion import Completion
from naru.lessons.models.media import Media, Piece
from naru.lessons.models.progress import Progress, Watch
from naru.lessons.models.quizzes import Attempt, Check, Extension, ExtensionAsk, Reply
from naru.lessons.models.units import Learning, Package, Version

__all__ = [
    "Attempt",
    "Check",
    "Completion",
    "Extension",
    "ExtensionAsk",
    "Learning",
    "Media",
    "Package",
    "Piece",
    "Progress",
    "Reply",
    "Version",
    "Watch",
]
