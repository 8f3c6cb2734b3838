"""How large the files of a course may be."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """In megabytes a file by its kind; files and megabytes of a whole course."""

    picture_mb: int = 1
    captions_mb: int = 1
    attachment_mb: int = 5
    audio_mb: int = 20
    video_mb: int = 60
    files: int = 300
    whole_mb: int = 400

    def of(self, kind: str) -> int:
        """Most bytes of one file of the kind (`enums.MediaKind`)."""
        return int(getattr(self, f"{kind.lower()}_mb")) * MEGABYTE

    @property
    def whole(self) -> int:
        """Most bytes of all files of a course together."""
        return self.whole_mb * MEGABYTE
