"""Private files of courses as answers, with Range: whole, or the part that a player asks for."""

import re
from collections.abc import Iterator
from typing import Any

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from naru.lessons.enums import MediaKind
from naru.lessons.models import Media
from naru.lessons.models.media import PIECE_BYTES
from naru.lessons.queries.units import bytes_of

POLICY = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "sandbox": True}
"""Nothing is loaded, nothing runs; drawings may colour themselves."""
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
MOST = 4 * PIECE_BYTES
"""Bytes of one answer to a Range request: players ask on, and no slow line holds the server."""
DAY_S = 86_400


def media_response(request: HttpRequest, media: Media) -> HttpResponseBase:
    """The file or a part of it; the caller has asked for leave."""

    @csp(POLICY)
    def answered(_request: HttpRequest) -> HttpResponseBase:
        response = _answer(request, media)
        name = media.name.rpartition("/")[2]
        how = "attachment" if media.kind == MediaKind.ATTACHMENT else "inline"
        response["Content-Disposition"] = f'{how}; filename="{name}"'
        response["Accept-Ranges"] = "bytes"
        response["ETag"] = f'"{media.sha256}"'
        response["Cache-Control"] = f"private, max-age={DAY_S}, immutable"
        return response

    return answered(request)


def _answer(request: HttpRequest, media: Media) -> HttpResponseBase:
    tag = f'"{media.sha256}"'
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304)
    asked = request.headers.get("Range", "")
    if not asked or request.headers.get("If-Range", tag) != tag:
        return _whole(request, media)
    part = part_of(asked, media.size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{media.size}"})
    start, end = part
    data = b"" if request.method == "HEAD" else bytes_of(media, start, end)
    headers = {"Content-Range": f"bytes {start}-{end - 1}/{media.size}"}
    return HttpResponse(data, status=206, content_type=media.mime, headers=headers)


def part_of(asked: str, size: int) -> tuple[int, int] | None:
    """`[start, end)` of the one part that is asked for, at most `MOST` bytes; None if there is
    none.
    """
    found = RANGE.fullmatch(asked.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        end = min(size, int(found[2]) + 1) if found[2] else size
    return (start, min(end, start + MOST)) if start < end else None


def _whole(request: HttpRequest, media: Media) -> HttpResponseBase:
    headers: dict[str, Any] = {"Content-Length": str(media.size)}
    if request.method == "HEAD":
        return HttpResponse(b"", content_type=media.mime, headers=headers)
    return StreamingHttpResponse(_pieces(media), content_type=media.mime, headers=headers)


def _pieces(media: Media) -> Iterator[bytes]:
    for start in range(0, media.size, PIECE_BYTES):
        yield bytes_of(media, start, min(media.size, start + PIECE_BYTES))
