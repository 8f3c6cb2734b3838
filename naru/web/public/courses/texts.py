"""A course's own texts in the reader's language, as far as its writer gave them in it."""

from dataclasses import dataclass
from typing import Any

from naru.catalogue.models import Course
from naru.core.languages import reader_language
from naru.web.public.courses.words import Said


@dataclass(frozen=True, kw_only=True)
class Texts:
    """Title, summary, description and what one can do afterwards.

    Each is English where the reader reads English and the writer wrote it, else Korean and marked
    so. `korean_title` is what the course is called on the spot, "" where the title says it.
    """

    title: Said
    korean_title: str
    summary: Said
    outlook: Said
    blocks: list[dict[str, Any]]
    blocks_are_korean: bool


def texts_of(course: Course) -> Texts:
    """Every text of a course for its page."""
    title, english = title_of(course), course.blocks_en if reader_language() == "en" else []
    return Texts(
        title=title,
        korean_title="" if title.is_korean else course.title,
        summary=summary_of(course),
        outlook=_said(course.outlook, course.outlook_en),
        blocks=english or course.blocks,
        blocks_are_korean=not english,
    )


def title_of(course: Course) -> Said:
    """What the course is called."""
    return _said(course.title, course.title_en)


def summary_of(course: Course) -> Said:
    """What it is about in a sentence or two."""
    return _said(course.summary, course.summary_en)


def _said(ko: str, en: str) -> Said:
    if reader_language() == "en" and en:
        return Said(en)
    return Said(ko, is_korean=True)
