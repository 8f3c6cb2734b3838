"""What a class was told, and who of it still has to be."""

from datetime import datetime

from naru.enrolments.enums import Audience
from naru.enrolments.models import Application, Bulletin, Intake


def history_of(intake: Intake) -> list[Bulletin]:
    """Everything the class was told, the latest first."""
    return list(Bulletin.objects.filter(intake=intake).select_related("by").order_by("-at", "-pk"))


def reached(intake: Intake, audience: Audience) -> int:
    """How many people would be told now."""
    return Application.objects.filter(intake=intake, state__in=audience.states).count()


def untold(*, bulletin_id: int) -> list[int]:
    """Applications (ids) of the audience that have no copy yet, seats first, then by number.

    Nobody once it is finished: who comes to the class later is not told of the past.
    """
    one = Bulletin.objects.get(pk=bulletin_id)
    if one.done_at is not None:
        return []
    states = Audience(one.audience).states
    found = Application.objects.filter(intake=one.intake_id, state__in=states)
    left = found.exclude(copies__bulletin=one).order_by("seat_no", "wait_no", "pk")
    return list(left.values_list("pk", flat=True))


def undone(*, posted_before: datetime) -> list[int]:
    """Bulletins (ids) posted before then that are not told to everybody, oldest first."""
    found = Bulletin.objects.filter(done_at=None, at__lt=posted_before).order_by("at", "pk")
    return list(found.values_list("pk", flat=True))
