"""Which files a course may hold, told from their names and first bytes."""

from dataclasses import dataclass
from pathlib import PurePosixPath

HEAD = 64
"""First bytes of a file that `fits` wants to see."""


@dataclass(frozen=True)
class Type:
    """A kind of file: what it is for (`enums.MediaKind`), its media type, how it may begin."""

    kind: str
    mime: str
    starts: tuple[tuple[int, bytes], ...] = ()


MP4, WEBM = ((4, b"ftyp"),), ((0, b"\x1a\x45\xdf\xa3"),)
TYPES = {
    ".svg": Type("PICTURE", "image/svg+xml"),
    ".png": Type("PICTURE", "image/png", ((0, b"\x89PNG\r\n\x1a\n"),)),
    ".jpg": Type("PICTURE", "image/jpeg", ((0, b"\xff\xd8\xff"),)),
    ".webm": Type("VIDEO", "video/webm", WEBM),
    ".mp4": Type("VIDEO", "video/mp4", MP4),
    ".mp3": Type("AUDIO", "audio/mpeg", ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"))),
    ".m4a": Type("AUDIO", "audio/mp4", MP4),
    ".ogg": Type("AUDIO", "audio/ogg", ((0, b"OggS"),)),
    ".opus": Type("AUDIO", "audio/ogg", ((0, b"OggS"),)),
    ".vtt": Type("CAPTIONS", "text/vtt"),
    ".csv": Type("ATTACHMENT", "text/csv"),
    ".txt": Type("ATTACHMENT", "text/plain"),
    ".py": Type("ATTACHMENT", "text/plain"),
    ".pdf": Type("ATTACHMENT", "application/pdf", ((0, b"%PDF-"),)),
    ".xlsx": Type(
        "ATTACHMENT",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ((0, b"PK\x03\x04"),),
    ),
}
TEXTS = frozenset({".svg", ".vtt", ".csv", ".txt", ".py"})
FOLDERS = {"PICTURE": "pictures", "CAPTIONS": "captions"}
OTHER_FOLDER = "media"
TOP = frozenset({".md", ".toml"})


def type_of(name: str) -> Type | None:
    """The type that the ending says; None for one that no course may hold."""
    return TYPES.get(PurePosixPath(name).suffix.lower())


def fits(type_: Type, head: bytes) -> bool:
    """Whether the first bytes are those of the type."""
    return not type_.starts or any(head[at : at + len(b)] == b for at, b in type_.starts)


def folder_of(type_: Type) -> str:
    """The folder of a course in which such a file lies."""
    return FOLDERS.get(type_.kind, OTHER_FOLDER)


def place_of(name: str) -> str:
    """Where a file lies in a course folder, told from its name alone: a browser that sends a
    folder leaves the names of the folders out.
    """
    plain = PurePosixPath(name).name
    type_ = type_of(plain)
    if type_ is None or PurePosixPath(plain).suffix.lower() in TOP:
        return plain
    return f"{folder_of(type_)}/{plain}"
