"""A limit on what is uploaded, kept while it arrives: no disk fills up with what nobody takes."""

import re
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

LARGEST_BYTES = 20 * 1024 * 1024
"""No page takes a larger file, but those for lessons; most take less, and say so."""
LESSONS = re.compile(r"(/en)?/provider/courses/[0-9a-f-]{36}/lessons/(files|zip)/")


def takes_lessons(request: HttpRequest) -> bool:
    """Whether a page for files of lessons is asked for by somebody with a session."""
    known = settings.SESSION_COOKIE_NAME in request.COOKIES
    return known and LESSONS.fullmatch(request.path_info) is not None


def largest_body(request: HttpRequest) -> int:
    """Most bytes that may be announced for the request."""
    return settings.LARGEST_LESSON_BODY if takes_lessons(request) else settings.LARGEST_BODY


class Bounded(FileUploadHandler):
    """Stands first: what comes after the limit is counted and thrown away.

    The form then gets a file without content whose size tells that it is too large.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.received = 0
        lessons = self.request is not None and takes_lessons(self.request)
        self.limit = settings.LARGEST_LESSON_BODY if lessons else LARGEST_BYTES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand the piece on as long as the whole is not too large."""
        self.received += len(raw_data)
        return raw_data if self.received <= self.limit else None

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """A hollow file in place of one that was too large."""
        if self.received <= self.limit:
            return None
        for other in self.request.upload_handlers if self.request else ():
            if begun := getattr(other, "file", None):
                begun.close()
        return UploadedFile(None, self.file_name, self.content_type, self.received)
