"""What stands beside lessons on their pages: how far one is, what is still missing, questions.

The pages ask these functions for what their includes show.
"""

from typing import Any

from django.http import HttpRequest

from naru.lessons.models import Learning
from naru.lessons.queries import units
from naru.lessons.rules.document import Lesson


def of_course(learning: Learning) -> dict[str, Any]:
    """For the course's page: `done` are the codes of lessons that are done."""
    return {"done": units.done(learning)}


def of_lesson(request: HttpRequest, learning: Learning, lesson: Lesson) -> dict[str, Any]:
    """For a lesson's page."""
    return {}


def did(learning: Learning) -> frozenset[str]:
    """Codes of the lessons in which the person did something that would be lost without them."""
    return units.touched(learning)
