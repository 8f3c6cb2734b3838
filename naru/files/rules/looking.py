"""Taking a file for what it is: PDF, JPG or PNG from first to last byte, or a reason why not.

Nothing is unpacked or drawn, so no file can grow while it is looked at.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

MOST_PIXELS = 100_000_000
"""A scanner makes 35 million of an A4 page at 600 dpi, most telephones 12 to 50."""
MOST_BYTES = 10 * 1024 * 1024


class Fault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    OTHER_TYPE = "other type"
    PROGRAM = "program"
    BROKEN = "broken"
    HIDES_MORE = "hides more"
    LOCKED = "locked"
    ACTIVE = "active"


class NotTaken(ValueError):
    """The file is not taken; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Looked:
    """What the file is, and the bytes to keep: without a telephone's film behind a photograph."""

    type: str
    data: bytes


def look(data: bytes) -> Looked:
    """What the file is; raises `NotTaken` for anything that is not wholly one of the three."""
    if not data:
        raise NotTaken(Fault.EMPTY)
    if len(data) > MOST_BYTES:
        raise NotTaken(Fault.TOO_LARGE)
    for start, read in READERS:
        if data.startswith(start):
            return read(data)
    raise NotTaken(Fault.PROGRAM if data.startswith(PROGRAMS) else Fault.OTHER_TYPE)


PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe", b"#!")

# PDF: begins at the first byte, ends with its own end mark, carries nothing that runs.
PDF_END = b"%%EOF"
END_WITHIN = 1024
ZIP_END = b"PK\x05\x06"
ZIP_END_WITHIN = 65_535 + 22
HTML = (b"<html", b"<!doctype", b"<script", b"<svg")
ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/SubmitForm")
DELIMITERS = frozenset(b" \t\r\n\f\0/<>[](){}%")


def _pdf(data: bytes) -> Looked:
    end = data.rfind(PDF_END)
    if end < 0 or b"startxref" not in data[max(0, end - END_WITHIN) : end]:
        raise NotTaken(Fault.BROKEN)
    if data[end + len(PDF_END) :].strip(b"\r\n\t \0"):
        raise NotTaken(Fault.HIDES_MORE)
    if ZIP_END in data[-ZIP_END_WITHIN:] or any(tag in data[:END_WITHIN].lower() for tag in HTML):
        raise NotTaken(Fault.HIDES_MORE)
    if _names(data, b"/Encrypt"):
        raise NotTaken(Fault.LOCKED)
    if any(_names(data, name) for name in ACTIVE):
        raise NotTaken(Fault.ACTIVE)
    return Looked("application/pdf", data)


def _names(data: bytes, name: bytes) -> bool:
    """Whether the PDF holds this very name, and not only a longer one that begins with it."""
    at = data.find(name)
    while at >= 0:
        behind = data[at + len(name) : at + len(name) + 1]
        if not behind or behind[0] in DELIMITERS:
            return True
        at = data.find(name, at + 1)
    return False


# PNG: chunk after chunk with right check sums, the end chunk last.
PNG_START = b"\x89PNG\r\n\x1a\n"
CHUNK_FRAME = 12


def _png(data: bytes) -> Looked:
    at, kind = len(PNG_START), b""
    while kind != b"IEND":
        length, kind = _png_chunk(data, at)
        if at == len(PNG_START):
            _refuse_wrong_header(data, kind, length)
        at += CHUNK_FRAME + length
    if at != len(data):
        raise NotTaken(Fault.HIDES_MORE)
    return Looked("image/png", data)


def _png_chunk(data: bytes, at: int) -> tuple[int, bytes]:
    if at + CHUNK_FRAME > len(data):
        raise NotTaken(Fault.BROKEN)
    length, kind = struct.unpack_from(">I4s", data, at)
    end = at + 8 + length
    if end + 4 > len(data) or zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
        raise NotTaken(Fault.BROKEN)
    return length, kind


def _refuse_wrong_header(data: bytes, kind: bytes, length: int) -> None:
    if kind != b"IHDR" or length != 13:  # noqa: PLR2004 - fixed by the format
        raise NotTaken(Fault.BROKEN)
    width, height = struct.unpack_from(">II", data, len(PNG_START) + 8)
    _refuse_pixels(width, height)


# JPG: segment after segment to the end mark; telephones put a second picture or a film behind it.
SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})


def _jpeg(data: bytes) -> Looked:
    at, size, drawn = 2, None, False
    while True:
        at, marker = _marker(data, at)
        if marker == EOI:
            break
        if marker in STANDALONE:
            continue
        length = int.from_bytes(data[at : at + 2])
        if length < 2 or at + length > len(data):  # noqa: PLR2004 - the length's own two bytes
            raise NotTaken(Fault.BROKEN)
        if marker in FRAMES:
            size = struct.unpack_from(">HH", data, at + 3)
        at += length
        if marker == SOS:
            drawn, at = True, _after_scan(data, at)
    if size is None or not drawn:
        raise NotTaken(Fault.BROKEN)
    _refuse_pixels(size[1], size[0])
    _refuse_strange_tail(data[at:])
    return Looked("image/jpeg", data[:at])


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at this place, and the place behind it; fill bytes before it are allowed."""
    if data[at : at + 1] != b"\xff":
        raise NotTaken(Fault.BROKEN)
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise NotTaken(Fault.BROKEN)
    return at + 1, data[at]


def _after_scan(data: bytes, at: int) -> int:
    """The next marker that ends a scan: neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise NotTaken(Fault.BROKEN)
        if data[at + 1] != 0 and data[at + 1] not in STANDALONE and data[at + 1] != 0xFF:  # noqa: PLR2004
            return at
        at += 1 if data[at + 1] == 0xFF else 2  # noqa: PLR2004 - fill bytes


def _refuse_strange_tail(tail: bytes) -> None:
    """Behind the picture only what cameras write: padding, another JPG, a film (ftyp, SEFT)."""
    rest = tail.strip(b"\0\r\n \xff")
    if not rest:
        return
    camera = tail.lstrip(b"\0").startswith(b"\xff\xd8\xff") or b"ftyp" in tail[:4096]
    if not camera and not rest.endswith(b"SEFT"):
        raise NotTaken(Fault.HIDES_MORE)


def _refuse_pixels(width: int, height: int) -> None:
    if not width or not height or width * height > MOST_PIXELS:
        raise NotTaken(Fault.BROKEN if not width or not height else Fault.TOO_LARGE)


READERS: tuple[tuple[bytes, Callable[[bytes], Looked]], ...] = (
    (b"%PDF-", _pdf),
    (PNG_START, _png),
    (b"\xff\xd8\xff", _jpeg),
)
