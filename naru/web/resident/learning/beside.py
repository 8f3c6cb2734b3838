"""What stands beside lessons on their pages: how far one is, what is still missing, questions.

The pages ask these functions for what their includes show.
"""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.utils import timezone

from naru.core.languages import in_reader_language
from naru.lessons.models import Check, Learning, Progress
from naru.lessons.pack import idle_on
from naru.lessons.queries import units
from naru.lessons.queries.standing import outlook_of, rule_of
from naru.lessons.rules import progress
from naru.lessons.rules.document import Lesson
from naru.lessons.rules.progress import still
from naru.lessons.rules.questions import Quiz
from naru.lessons.rules.watching import asks_after
from naru.lessons.services import watching
from naru.web.resident.learning import asking, wording


def of_course(learning: Learning) -> dict[str, Any]:
    """For the course's page: `done` are the codes of lessons that are done."""
    known = outlook_of(learning)
    return {
        "done": frozenset(code for code, one in known.seen.items() if one.done),
        "known": known,
        "told": wording.told(known),
        "rule_words": wording.rule_words(known.rule),
        "next_title": _title(learning, known.next_lesson),
        "has_begun": bool(known.seen),
    }


def of_lesson(request: HttpRequest, learning: Learning, lesson: Lesson) -> dict[str, Any]:
    """For a lesson's page, which is open from now on: its time counts, and no other page's."""
    page, plain = uuid4(), progress.Lesson(lesson.code, lesson.minutes)
    counts = watching.open_page(learning=learning, lesson=plain, page=page, at=timezone.now())
    row = Progress.objects.get(learning=learning, lesson=lesson.code)
    left = still(plain, row.seen, rule_of(learning))
    idle = asks_after(plain.time, idle=idle_on(timezone.localdate()))
    return {
        "idle_s": int(idle.total_seconds()),
        "watch_page": page,
        "counts": counts,
        "place_s": row.place_s,
        "done_at": row.done_at,
        "seconds": int(row.time.total_seconds()),
        "spent": int(row.time.total_seconds()) // 60,
        "left": wording.minutes(left) if left else "",
        "checks": _checks(learning, lesson),
    }


def did(learning: Learning) -> frozenset[str]:
    """Codes of the lessons in which the person did something that would be lost without them."""
    return units.touched(learning)


def _checks(learning: Learning, lesson: Lesson) -> list[dict[str, Any]]:
    """Self-checks of the lesson, with the last answer and what would be right once answered."""
    asked = Quiz.of(learning.version.content.quiz).checks(lesson.code)
    given = {one.question: one for one in Check.objects.filter(learning=learning)} if asked else {}
    found = []
    for number, one in enumerate(asked, 1):
        last = given.get(one.code)
        found.append(
            {
                "one": asking.asked(
                    one,
                    number=number,
                    seed=str(learning.public_id),
                    given=last.given if last else None,
                ),
                "last": last,
                "answer": asking.right_words(one) if last else "",
                "why": in_reader_language(*one.why) if last else "",
            }
        )
    return found


def _title(learning: Learning, code: str) -> str:
    found = learning.version.content.lesson(code)
    return in_reader_language(found.title_ko, found.title_en) if found is not None else ""
