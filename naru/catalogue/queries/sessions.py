"""The meetings of runs, for pages that show several runs."""

from collections.abc import Iterable

from naru.catalogue.models import Run, Session
from naru.core.ready import Ready, attach

SESSIONS = Ready(
    lambda runs: Session.objects.filter(run__in=runs).select_related("place").order_by("starts_at"),
    list,
)


def with_sessions(runs: Iterable[Run]) -> None:
    """Each run knows its meetings with their places, in their order. One query; none for none."""
    asked = list(runs)
    attach(asked, "sessions", SESSIONS({one.pk for one in asked}))
