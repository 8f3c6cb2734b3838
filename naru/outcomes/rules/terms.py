"""When people are asked and what, as the city's pack says it."""

from collections.abc import Sequence
from dataclasses import dataclass

MONTH_DAYS = 365 / 12


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    code: str
    ko: str
    en: str


@dataclass(frozen=True)
class Question:
    """A question with its answers; none has to be answered."""

    code: str
    ko: str
    en: str
    choices: Sequence[Choice]


@dataclass(frozen=True)
class FollowTerms:
    """Asked `after_days` a certificate, reminded once after `remind_days`, changed for `open_days`.

    Counts of fewer than `smallest` people are never shown.
    """

    after_days: tuple[int, ...]
    remind_days: int
    open_days: int
    smallest: int
    questions: tuple[Question, ...]

    @property
    def months(self) -> tuple[int, ...]:
        """After about so many months people are asked, as one says it."""
        return tuple(max(1, round(days / MONTH_DAYS)) for days in self.after_days)

    def sound(self, told: dict[str, str]) -> dict[str, str]:
        """Of what came with a form, answers to our questions alone."""
        known = {one.code: {each.code for each in one.choices} for one in self.questions}
        return {
            code: told[code] for code, answers in known.items() if told.get(code, "") in answers
        }
