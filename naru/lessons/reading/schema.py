"""`course.toml`: what a course folder says of the course and of each lesson."""

from pydantic import BaseModel, Field

from naru.city.schema import Code, Line, Number, Part, Title

EXERCISE = 4000


class Told(BaseModel):
    """Base of a folder's schemas; what may stand under a name is told by `mistakes.ALLOWED`."""

    model_config = Part.model_config


class LessonPart(Told):
    """One `[[lesson]]`; the code stays the same from version to version."""

    code: Code
    title_ko: Title
    title_en: Title | None = None
    minutes: int = Field(ge=1, le=120)
    text_ko: str = Field(min_length=1, max_length=160)
    text_en: str = Field(default="", max_length=160)
    video: str = Field(default="", max_length=160)
    captions_ko: str = Field(default="", max_length=160)
    captions_en: str = Field(default="", max_length=160)
    audio: str = Field(default="", max_length=160)
    attachments: list[str] = Field(default_factory=list, max_length=10)
    exercise_ko: str = Field(default="", max_length=EXERCISE)
    exercise_en: str = Field(default="", max_length=EXERCISE)


class CourseFile(Told):
    """The content of `course.toml`.

    `number`, `organisation` and `field` say where the course stands in the city's catalogue; the
    pack needs them, a provider's folder for a course that is there already does not.
    """

    number: str = Field(default="", max_length=40)
    organisation: Code | None = None
    field: Code | None = None
    title_ko: Title
    title_en: Title | None = None
    summary_ko: Line
    summary_en: Line | None = None
    skills: list[str] = Field(default_factory=list, max_length=20)
    sample: bool = False
    hours: Number = Field(gt=0, le=999)
    lesson: list[LessonPart] = Field(min_length=1, max_length=60)
