"""The whole content of a version, as code reads it; the JSON has the same names."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Cues = list[list[Any]]
"""A transcript: `[second, words]` for each caption, in order."""


@dataclass(frozen=True)
class Lesson:
    """One lesson. Texts are Markdown; files are named as in the folder; "" where there is none."""

    code: str
    title_ko: str
    title_en: str
    minutes: int
    text_ko: str
    text_en: str = ""
    exercise_ko: str = ""
    exercise_en: str = ""
    video: str = ""
    captions_ko: str = ""
    captions_en: str = ""
    audio: str = ""
    attachments: list[str] = field(default_factory=list)
    cues_ko: Cues = field(default_factory=list)
    cues_en: Cues = field(default_factory=list)

    @property
    def files(self) -> list[str]:
        """Files that the lesson names outside its texts."""
        named = [self.video, self.captions_ko, self.captions_en, self.audio, *self.attachments]
        return [name for name in named if name]


@dataclass(frozen=True)
class Document:
    """All lessons in order, the SHA-256 of every file by its name, and the quiz as `quiz.toml` has
    it: `{"exam": {…} | None, "questions": [{…}]}`, or None for a course without one.
    """

    lessons: list[Lesson] = field(default_factory=list)
    media: dict[str, str] = field(default_factory=dict)
    quiz: dict[str, Any] | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Document":
        """From what `Version.document` holds."""
        lessons = [Lesson(**one) for one in data.get("lessons", ())]
        return cls(lessons, dict(data.get("media", {})), data.get("quiz"))

    def as_json(self) -> dict[str, Any]:
        """As `Version.document` holds it."""
        return asdict(self)

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.lessons]

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.lessons)

    def lesson(self, code: str) -> Lesson | None:
        return next((one for one in self.lessons if one.code == code), None)
