"""Reads of uploads. Whoever calls has asked the upload's domain for leave and logged the look."""

from datetime import date

from naru.files.models import Content, Upload


def bytes_of(upload: Upload) -> bytes | None:
    """The file, or None once it was erased."""
    data = Content.objects.filter(upload=upload).values_list("data", flat=True).first()
    return None if data is None else bytes(data)


def over(*, on: date, most: int = 500) -> list[Upload]:
    """Uploads whose time is over and whose bytes still stand, the oldest first."""
    due = Upload.objects.filter(erased_at__isnull=True, keep_until_on__lte=on)
    return list(due.order_by("keep_until_on", "pk")[:most])
