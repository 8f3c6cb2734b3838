"""A whole course folder: `course.toml`, its texts, its files, `quiz.toml`."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from naru.city.lines import line_of
from naru.lessons.reading.mistakes import Mistake
from naru.lessons.reading.quiz import FILE as QUIZ
from naru.lessons.reading.quiz import read_quiz
from naru.lessons.reading.schema import CourseFile, LessonPart
from naru.lessons.reading.tables import table_of, text_of
from naru.lessons.rules import captions, markdown, media, pictures
from naru.lessons.rules.document import Cues, Document, Lesson
from naru.lessons.rules.faults import Fault, Finding
from naru.lessons.rules.limits import MEGABYTE, Limits

COURSE = "course.toml"
NAMED = ("video", "captions_ko", "captions_en", "audio")
KINDS = {"video": "VIDEO", "captions_ko": "CAPTIONS", "captions_en": "CAPTIONS", "audio": "AUDIO"}


@dataclass
class Reading:
    """What a folder says. With mistakes, `document` is None and nothing of it is to be used.

    `files` has the path of every file of the document by its name.
    """

    course: CourseFile | None = None
    document: Document | None = None
    files: dict[str, Path] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


def read_folder(folder: Path, *, limits: Limits) -> Reading:
    """Read and check everything; all mistakes are told at once."""
    reader = _Reader(folder, limits)
    reader.read()
    return reader.reading


def judge_file(path: Path, name: str, *, limits: Limits) -> list[Finding]:
    """What is wrong with one file: its kind, place, size, and what is inside."""
    type_ = media.type_of(name)
    if type_ is None:
        return [Finding(Fault.OTHER_TYPE, 0, {"allowed": ", ".join(sorted(media.TYPES))})]
    folder = media.folder_of(type_)
    if PurePosixPath(name).parent.as_posix() != folder:
        return [Finding(Fault.ELSEWHERE, 0, {"value": name, "folder": folder})]
    size = path.stat().st_size
    if size > limits.of(type_.kind):
        shown = {"size": f"{size / MEGABYTE:.1f}", "limit": limits.of(type_.kind) // MEGABYTE}
        return [Finding(Fault.TOO_LARGE, 0, shown)]
    with path.open("rb") as file:
        head = file.read(media.HEAD)
    if not head or not media.fits(type_, head):
        return [Finding(Fault.NOT_AS_NAMED)]
    return _judge_content(path, PurePosixPath(name).suffix.lower())


def _judge_content(path: Path, suffix: str) -> list[Finding]:
    if suffix not in media.TEXTS:
        return []
    data = path.read_bytes()
    if suffix == ".svg":
        return pictures.judge_svg(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return [Finding(Fault.NOT_UTF8)]
    return captions.parse(text).findings if suffix == ".vtt" else []


class _Reader:
    """One reading: which files were used, and what is wrong."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder, self.limits = folder, limits
        self.reading = Reading()
        self.used = {COURSE, QUIZ}
        self.mistakes = self.reading.mistakes

    def read(self) -> None:
        course, where = table_of(self.folder / COURSE, COURSE, CourseFile, self.mistakes)
        if course is None:
            return
        self.reading.course = course
        lessons: list[Lesson] = []
        for number, part in enumerate(course.lesson):
            line = line_of(where, ("lesson", number, "code"))
            if part.code in [one.code for one in lessons]:
                self.mistakes.append(Mistake(COURSE, Fault.TWICE, line, {"value": part.code}))
            if (part.video or part.audio) and not part.captions_ko:
                self.mistakes.append(Mistake(COURSE, Fault.NO_CAPTIONS, line))
            lessons.append(self._lesson(part))
        quiz = read_quiz(self.folder, [one.code for one in lessons], self.mistakes)
        self._refuse_unused()
        if not self.mistakes:
            digests = {name: digest_of(path) for name, path in sorted(self.reading.files.items())}
            self.reading.document = Document(lessons, digests, quiz)

    def _lesson(self, part: LessonPart) -> Lesson:
        for key in NAMED:
            if getattr(part, key):
                self._file(getattr(part, key), KINDS[key])
        for name in part.attachments:
            self._file(name, "")
        for exercise in (part.exercise_ko, part.exercise_en):
            if exercise:
                self._judge_text(COURSE, exercise, number_lines=False)
        told = part.model_dump(exclude={"title_en", "text_ko", "text_en"})
        return Lesson(
            **told,
            title_en=part.title_en or "",
            text_ko=self._text(part.text_ko),
            text_en=self._text(part.text_en) if part.text_en else "",
            cues_ko=self._cues(part.captions_ko),
            cues_en=self._cues(part.captions_en),
        )

    def _text(self, name: str) -> str:
        if not self._is_inside(name) or PurePosixPath(name).suffix != ".md":
            self.mistakes.append(
                Mistake(COURSE, Fault.BAD_VALUE, 0, {"key": "text_ko", "value": name})
            )
            return ""
        self.used.add(name)
        text = text_of(self.folder / name, name, self.mistakes)
        if text is not None:
            self._judge_text(name, text)
        return text or ""

    def _judge_text(self, name: str, text: str, *, number_lines: bool = True) -> None:
        judged = markdown.judge(text)
        for one in judged.findings:
            finding = one if number_lines else Finding(one.fault, 0, one.params)
            self.mistakes.append(Mistake.at(name, finding))
        for picture in judged.pictures:
            if picture.startswith(markdown.PICTURES):
                self._file(picture, "PICTURE")

    def _file(self, name: str, kind: str) -> None:
        """Note the file for the document, once, or what is wrong with it."""
        if name in self.used:
            return
        self.used.add(name)
        if not self._is_inside(name) or not (self.folder / name).is_file():
            self.mistakes.append(Mistake(name, Fault.MISSING_FILE))
            return
        findings = judge_file(self.folder / name, name, limits=self.limits)
        type_ = media.type_of(name)
        if not findings and kind and type_ is not None and type_.kind != kind:
            endings = [ending for ending, one in media.TYPES.items() if one.kind == kind]
            findings = [Finding(Fault.OTHER_TYPE, 0, {"allowed": ", ".join(endings)})]
        self.mistakes += [Mistake.at(name, one) for one in findings]
        if not findings:
            self.reading.files[name] = self.folder / name

    def _cues(self, name: str) -> Cues:
        if name not in self.reading.files:
            return []
        text = (self.folder / name).read_text(encoding="utf-8")
        return [[cue.from_s, cue.text] for cue in captions.parse(text).cues]

    def _is_inside(self, name: str) -> bool:
        path = PurePosixPath(name)
        plain = not path.is_absolute() and ".." not in path.parts and "\\" not in name
        return plain and not (self.folder / name).is_symlink()

    def _refuse_unused(self) -> None:
        present = {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }
        for name in sorted(present - self.used):
            self.mistakes.append(Mistake(name, Fault.STRANGE_FILE))


def digest_of(path: Path) -> str:
    """SHA-256 (hex) of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
