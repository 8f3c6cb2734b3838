"""A limit on what is uploaded, kept while it arrives: no disk fills up with what nobody takes."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST_BYTES = 20 * 1024 * 1024
"""No page takes a larger file; most take less, and say so."""


class Bounded(FileUploadHandler):
    """Stands first: what comes after the limit is counted and thrown away.

    The form then gets a file without content whose size tells that it is too large.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand the piece on as long as the whole is not too large."""
        self.received += len(raw_data)
        return raw_data if self.received <= LARGEST_BYTES else None

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """A hollow file in place of one that was too large."""
        if self.received <= LARGEST_BYTES:
            return None
        for other in self.request.upload_handlers if self.request else ():
            if begun := getattr(other, "file", None):
                begun.close()
        return UploadedFile(None, self.file_name, self.content_type, self.received)
