"""The whole catalogue in slices, for whoever lists it."""

from datetime import datetime
from uuid import UUID

from naru.catalogue.models import Course


def number() -> int:
    """How many courses residents may see."""
    return Course.objects.present().count()


def slice_of(number: int, *, size: int) -> list[tuple[UUID, datetime]]:
    """The courses of the slice, counted from 1, with their last change; empty beyond the end."""
    found = Course.objects.present().order_by("pk").values_list("public_id", "changed_at")
    return list(found[(number - 1) * size : number * size])
