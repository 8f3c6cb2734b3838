"""`quiz.toml`: the questions of a course and how its exam draws from them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from naru.city.lines import Path as Where
from naru.city.lines import line_of
from naru.city.schema import Code, Number
from naru.lessons.reading.mistakes import Mistake
from naru.lessons.reading.schema import Told
from naru.lessons.reading.tables import table_of
from naru.lessons.rules.faults import Fault

FILE = "quiz.toml"
WORDS = 1000


class OptionPart(Told):
    """One thing to choose, or to put in order."""

    ko: str = Field(min_length=1, max_length=300)
    en: str = Field(default="", max_length=300)
    right: bool = False


class QuestionPart(Told):
    """One `[[question]]`; the code stays the same from version to version."""

    code: Code
    lesson: Code
    check: bool = False
    exam: bool = True
    kind: Literal["single", "multiple", "order", "number", "text"]
    ask_ko: str = Field(min_length=1, max_length=WORDS)
    ask_en: str = Field(default="", max_length=WORDS)
    why_ko: str = Field(default="", max_length=WORDS)
    why_en: str = Field(default="", max_length=WORDS)
    options: list[OptionPart] = Field(default_factory=list, max_length=10)
    answer: Number | None = None
    tolerance: Number = Field(default=Decimal(0), ge=0)
    unit_ko: str = Field(default="", max_length=40)
    unit_en: str = Field(default="", max_length=40)
    accepted_ko: list[str] = Field(default_factory=list, max_length=20)
    accepted_en: list[str] = Field(default_factory=list, max_length=20)


class ExamPart(Told):
    """The exam: minutes for it, how often one may sit it, how many questions each time."""

    minutes: int = Field(ge=1, le=600)
    attempts: int = Field(ge=1, le=20)
    draw: int = Field(ge=1, le=100)


class QuizFile(Told):
    """The content of `quiz.toml`. Without `[exam]` there are only self-checks."""

    exam: ExamPart | None = None
    question: list[QuestionPart] = Field(min_length=1, max_length=300)


def read_quiz(
    folder: Path, lessons: Sequence[str], mistakes: list[Mistake]
) -> dict[str, Any] | None:
    """The quiz as `rules.document.Document` keeps it; None where there is none or with mistakes."""
    if not (folder / FILE).exists():
        return None
    before = len(mistakes)
    file, where = table_of(folder / FILE, FILE, QuizFile, mistakes)
    if file is None:
        return None
    seen: set[str] = set()
    for number, one in enumerate(file.question):
        mistakes += _judge(one, number, seen, lessons, where)
        seen.add(one.code)
    pool = sum(one.exam for one in file.question)
    if file.exam and file.exam.draw > pool:
        line = line_of(where, ("exam", "draw"))
        params = {"draw": file.exam.draw, "pool": pool}
        mistakes.append(Mistake(FILE, Fault.QUIZ_DRAW, line, params))
    if len(mistakes) > before:
        return None
    dumped = file.model_dump(mode="json")
    return {"exam": dumped["exam"], "questions": dumped["question"]}


def _judge(
    one: QuestionPart,
    number: int,
    seen: set[str],
    lessons: Sequence[str],
    where: Mapping[Where, int],
) -> list[Mistake]:
    found = []
    at = ("question", number)
    if one.code in seen:
        line = line_of(where, (*at, "code"))
        found.append(Mistake(FILE, Fault.TWICE, line, {"value": one.code}))
    if one.lesson not in lessons:
        params = {"value": one.lesson, "allowed": ", ".join(lessons)}
        line = line_of(where, (*at, "lesson"))
        found.append(Mistake(FILE, Fault.UNKNOWN_LESSON, line, params))
    key = misshapen(one)
    if key:
        line = line_of(where, (*at, key))
        found.append(Mistake(FILE, Fault.QUIZ_SHAPE, line, {"kind": one.kind, "key": key}))
    return found


def misshapen(one: QuestionPart) -> str:
    """The name under which the answer does not fit the kind of question; "" if it does."""
    chosen, right = len(one.options), sum(option.right for option in one.options)
    match one.kind:
        case "single":
            return "" if chosen > 1 and right == 1 else "options"
        case "multiple":
            return "" if chosen > 1 and right >= 1 else "options"
        case "order":
            return "" if chosen > 1 and right == 0 else "options"
        case "number":
            return "" if one.answer is not None and not chosen else "answer"
        case _:
            return "" if one.accepted_ko and not chosen else "accepted_ko"
