"""What can be wrong with a course folder; the sentence of each stands in `reading.mistakes`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """One kind of mistake."""

    MISSING_FILE = "missing file"
    STRANGE_FILE = "strange file"
    NOT_UTF8 = "not utf-8"
    NOT_TOML = "not toml"
    UNKNOWN_KEY = "unknown key"
    MISSING_KEY = "missing key"
    BAD_VALUE = "bad value"
    TWICE = "twice"
    UNKNOWN_LESSON = "unknown lesson"
    ELSEWHERE = "elsewhere"
    OTHER_TYPE = "other type"
    NOT_AS_NAMED = "not as named"
    TOO_LARGE = "too large"
    NO_TEXT = "no text"
    HTML = "html"
    HEADING_ONE = "heading one"
    HEADING_SKIPS = "heading skips"
    NO_ALT = "no alt"
    PICTURE_MISSING = "picture missing"
    LINK = "link"
    NO_CAPTIONS = "no captions"
    CAPTIONS_HEAD = "captions head"
    CAPTIONS_TIME = "captions time"
    CAPTIONS_ORDER = "captions order"
    CAPTIONS_EMPTY = "captions empty"
    SVG_BROKEN = "svg broken"
    SVG_ACTIVE = "svg active"
    QUIZ_SHAPE = "quiz shape"
    QUIZ_DRAW = "quiz draw"
    ZIP_BROKEN = "zip broken"
    ZIP_LOCKED = "zip locked"
    ZIP_OUTSIDE = "zip outside"
    ZIP_LINK = "zip link"
    ZIP_MANY = "zip many"
    ZIP_LARGE = "zip large"
    ZIP_RATIO = "zip ratio"


@dataclass(frozen=True)
class Finding:
    """A mistake in one file: its line (0 where there is none) and what its sentence needs."""

    fault: Fault
    line: int = 0
    params: Mapping[str, object] = field(default_factory=dict)
