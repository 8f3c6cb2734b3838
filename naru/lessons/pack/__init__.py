"""What lessons read from the city pack, one module a file; callers import it from here."""

from naru.lessons.pack.completion import completion_rule, read_completion, rule_for
from naru.lessons.pack.courses import LessonsPart, PackCourse, read_lessons
from naru.lessons.pack.limits import idle_on, limits_on, read_limits

__all__ = [
    "LessonsPart",
    "PackCourse",
    "completion_rule",
    "idle_on",
    "limits_on",
    "read_completion",
    "read_lessons",
    "read_limits",
    "rule_for",
]
