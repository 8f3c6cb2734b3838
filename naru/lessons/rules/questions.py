"""Questions as a version's document holds them: what is asked, what is right, who asks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from naru.lessons.rules.marking import Key, Kind


@dataclass(frozen=True)
class Question:
    """One question. `options` are (Korean, English) as their author wrote them; English texts
    may be missing.
    """

    code: str
    lesson: str
    is_check: bool
    is_exam: bool
    ask: tuple[str, str]
    why: tuple[str, str]
    options: tuple[tuple[str, str], ...]
    unit: tuple[str, str]
    key: Key

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Question":
        """From one entry of the document's questions."""
        options = told.get("options") or ()
        return cls(
            code=told["code"],
            lesson=told["lesson"],
            is_check=bool(told.get("check", False)),
            is_exam=bool(told.get("exam", True)),
            ask=(told["ask_ko"], told.get("ask_en", "")),
            why=(told.get("why_ko", ""), told.get("why_en", "")),
            options=tuple((one["ko"], one.get("en", "")) for one in options),
            unit=(told.get("unit_ko", ""), told.get("unit_en", "")),
            key=_key(told),
        )


@dataclass(frozen=True)
class Exam:
    """How the exam is sat: minutes for it, how often, how many questions each time."""

    minutes: int
    attempts: int
    draw: int


@dataclass(frozen=True)
class Quiz:
    """All questions of a version, and its exam if it has one."""

    exam: Exam | None
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any] | None) -> "Quiz":
        """From a document's quiz; an empty one where it has none."""
        if not told:
            return cls(None, ())
        exam = told.get("exam")
        sat = Exam(exam["minutes"], exam["attempts"], exam["draw"]) if exam else None
        return cls(sat, tuple(Question.of(one) for one in told.get("questions", ())))

    @property
    def pool(self) -> list[str]:
        """Codes of the questions that the exam draws from."""
        return [one.code for one in self.questions if one.is_exam]

    def checks(self, lesson: str) -> list[Question]:
        """The self-checks at the end of a lesson, in order."""
        return [one for one in self.questions if one.is_check and one.lesson == lesson]

    def question(self, code: str) -> Question | None:
        return next((one for one in self.questions if one.code == code), None)


def _key(told: Mapping[str, Any]) -> Key:
    kind = Kind(told["kind"])
    options = told.get("options") or ()
    right = [n for n, one in enumerate(options) if one.get("right")]
    if kind == Kind.ORDER:
        right = list(range(len(options)))
    accepted = [*(told.get("accepted_ko") or ()), *(told.get("accepted_en") or ())]
    return Key(
        kind=kind,
        options=len(options),
        right=tuple(right),
        number=Decimal(str(told.get("answer") or 0)),
        tolerance=Decimal(str(told.get("tolerance") or 0)),
        units=tuple(one for one in (told.get("unit_ko"), told.get("unit_en")) if one),
        accepted=tuple(accepted),
    )
