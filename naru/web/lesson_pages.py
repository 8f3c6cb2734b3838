"""A lesson as its page shows it, for learners and for who wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.http import HttpRequest
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from naru.core.languages import reader_language
from naru.lessons.models import Media
from naru.lessons.rules import markdown
from naru.lessons.rules.document import Lesson
from naru.lessons.rules.limits import MEGABYTE

VIDEO, SOUND, TEXT = "video", "sound", "text"
KILOBYTE = 1024


@dataclass(frozen=True)
class Track:
    """Captions in one language."""

    language: str
    label: str
    href: str


@dataclass(frozen=True)
class File:
    """Something to take along."""

    name: str
    href: str
    size: str


@dataclass(frozen=True)
class Cue:
    """One line of the transcript; `html` has what was searched for marked."""

    second: int
    shown: str
    html: SafeString


@dataclass(frozen=True)
class Shown:
    """Everything of a lesson in the reader's language; `is_korean` if it had to be Korean.

    `way`, one of `ways`, is how it is taken: by video, by sound alone, or by text alone for slow
    lines.
    """

    title: str
    html: SafeString
    exercise: SafeString
    is_korean: bool
    way: str
    ways: list[tuple[str, str]]
    source: str = ""
    mime: str = ""
    size: str = ""
    tracks: list[Track] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    cues_count: int = 0
    files: list[File] = field(default_factory=list)


def shown(lesson: Lesson, media: Mapping[str, Media], request: HttpRequest, *, at: str) -> Shown:
    """The lesson for this request: `?as=`, `?q=` and `?t=` choose way, search and moment.

    `at` is the address below which its files lie.
    """
    korean = reader_language() == "ko" or not lesson.text_en
    pictures = {name: f"{at}{one.public_id}/" for name, one in media.items()}
    ways = _ways(lesson)
    way = next((code for code, _label in ways if code == request.GET.get("as")), "")
    way = way or (ways[0][0] if ways else "")
    words = request.GET.get("q", "").strip()[:60]
    cues = _cues(lesson, korean=korean)
    played = media.get({VIDEO: lesson.video, SOUND: lesson.audio}.get(way, ""))
    text, exercise = (
        (lesson.text_ko, lesson.exercise_ko) if korean else (lesson.text_en, lesson.exercise_en)
    )
    drawn = tuple(sorted(pictures.items())) if way != TEXT else None
    return Shown(
        title=lesson.title_ko if korean else lesson.title_en or lesson.title_ko,
        html=_html(text, drawn, _("표"), _("그림 설명")),
        exercise=_html(exercise, drawn, _("표"), _("그림 설명")) if exercise else SafeString(),
        is_korean=korean and reader_language() != "ko",
        way=way,
        ways=ways,
        source=f"{at}{played.public_id}/{_moment(request)}" if played else "",
        mime=played.mime if played else "",
        size=size_of(played.size) if played else "",
        tracks=_tracks(lesson, pictures),
        cues=[one for one in _marked(cues, words) if one is not None],
        cues_count=len(cues),
        files=[
            File(name.rpartition("/")[2], pictures[name], size_of(media[name].size))
            for name in lesson.attachments
            if name in media
        ],
    )


def size_of(number: int) -> str:
    """A file's size as people say it."""
    if number >= MEGABYTE:
        return f"{number / MEGABYTE:.1f}MB"
    return f"{max(1, round(number / KILOBYTE))}KB"


def clock(second: int) -> str:
    """A moment of a video: 75 → 1:15."""
    hours, rest = divmod(second, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@lru_cache(maxsize=512)
def _html(
    text: str, pictures: tuple[tuple[str, str], ...] | None, table: str, picture: str
) -> SafeString:
    """The same text with the same pictures is made once; `markdown.html_of` cleans it."""
    addresses = dict(pictures) if pictures is not None else None
    if addresses is None:
        made = markdown.html_without_pictures(text, table=table, picture=picture)
        return SafeString(made)
    made = markdown.html_of(text, address=lambda name: addresses.get(name, ""), table=table)
    return SafeString(made)


def _ways(lesson: Lesson) -> list[tuple[str, str]]:
    """How the lesson can be taken, the richest first; text alone needs no choice."""
    ways = [(VIDEO, _("영상으로"))] if lesson.video else []
    ways += [(SOUND, _("소리만"))] if lesson.audio else []
    return [*ways, (TEXT, _("글만 (느린 인터넷)"))] if ways else []


def _cues(lesson: Lesson, *, korean: bool) -> list[tuple[int, str]]:
    cues = lesson.cues_ko if korean or not lesson.cues_en else lesson.cues_en
    return [(int(second), words) for second, words in cues]


def _marked(cues: list[tuple[int, str]], words: str) -> list[Cue | None]:
    """Those that hold the words, marked; all without words."""
    return [_found(second, text, words) for second, text in cues]


def _found(second: int, text: str, words: str) -> Cue | None:
    at = text.lower().find(words.lower()) if words else 0
    if at < 0:
        return None
    end = at + len(words)
    parts = (text[:at], text[at:end], text[end:])
    html = format_html("{}<mark>{}</mark>{}", *parts) if words else escape(text)
    return Cue(second, clock(second), html)


def _tracks(lesson: Lesson, addresses: Mapping[str, str]) -> list[Track]:
    told = (("ko", lesson.captions_ko), ("en", lesson.captions_en))
    return [
        Track(code, get_language_info(code)["name_local"], addresses[name])
        for code, name in told
        if name in addresses
    ]


def _moment(request: HttpRequest) -> str:
    """Where to begin, as a media fragment."""
    moment = request.GET.get("t", "")
    return f"#t={int(moment)}" if moment.isdecimal() and len(moment) <= 5 else ""  # noqa: PLR2004
