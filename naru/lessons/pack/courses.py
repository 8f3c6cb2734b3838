"""`lessons/<course>/`: courses with lessons that come with the city."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import override

from naru.city.pack import Known, Pack
from naru.lessons.pack.limits import UNTOLD, LessonsFile, SelfPaced
from naru.lessons.reading.folder import COURSE, Reading, read_folder
from naru.lessons.reading.schema import CourseFile
from naru.lessons.rules.document import Document
from naru.lessons.rules.limits import Limits

FOLDER = "lessons"


@dataclass(frozen=True)
class PackCourse:
    """One course: where it stands in the catalogue, its content and the paths of its files."""

    course: CourseFile
    document: Document
    files: dict[str, Path]


@dataclass(frozen=True)
class LessonsPart:
    """Every course that could be read, and how one gets a seat there."""

    courses: Sequence[PackCourse]
    self_paced: SelfPaced = UNTOLD


def read_lessons(
    pack: Pack,
    *,
    file: LessonsFile | None,
    organisations: Known,
    fields: Known,
    skills: Known,
) -> LessonsPart:
    """Every folder, checked by itself and against the others; none for a city without any."""
    limits = file.limit[-1].limits if file else Limits()
    found: list[PackCourse] = []
    numbers: dict[tuple[str, str], str] = {}
    for folder in sorted(path for path in (pack.folder / FOLDER).glob("*") if path.is_dir()):
        name = f"{FOLDER}/{folder.name}"
        _open_all(pack, folder)
        reading = read_folder(folder, limits=limits)
        with override("en"):
            for one in reading.mistakes:
                pack.note(f"{name}/{one.file}", one.line, one.sentence, "")
        if reading.course is None:
            continue
        known = {"organisation": organisations, "field": fields, "skills": skills}
        _check(pack, f"{name}/{COURSE}", reading.course, known, numbers)
        taken = _taken(reading)
        found += [taken] if taken else []
    return LessonsPart(found, file.self_paced if file else UNTOLD)


def _taken(reading: Reading) -> PackCourse | None:
    if reading.course is None or reading.document is None:
        return None
    return PackCourse(reading.course, reading.document, reading.files)


def _open_all(pack: Pack, folder: Path) -> None:
    """The folder's own reader tells of files that nothing uses."""
    pack.opened |= {
        path.relative_to(pack.folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }


def _check(
    pack: Pack,
    name: str,
    course: CourseFile,
    known: dict[str, Known],
    numbers: dict[tuple[str, str], str],
) -> None:
    told = {"organisation": course.organisation, "field": course.field}
    if not course.number:
        pack.note(name, 0, '"number" is missing here.', "Add the number of the course.")
    for key, value in told.items():
        if value is None:
            pack.note(name, 0, f'"{key}" is missing here.', "Add its code.")
    asked = [*told.items(), *(("skills", code) for code in course.skills)]
    for key, value in asked:
        allowed = known[key]
        if value is not None and allowed is not None and value not in allowed:
            pack.note(name, 0, f'{key} "{value}" is not known.', "")
    first = numbers.setdefault((course.organisation or "", course.number), name)
    if first != name:
        pack.note(name, 0, f'number = "{course.number}" stands in {first} too.', "Change one.")
