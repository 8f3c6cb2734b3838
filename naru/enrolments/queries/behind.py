"""Doors behind another: who may pass, and what somebody holds there."""

from datetime import date

from naru.enrolments.enums import LIVE, State
from naru.enrolments.models import Application, Claim, Intake


def has_passed(intake: Intake, resident_id: int) -> bool:
    """Whether the person has a seat at the door before this one."""
    held = Application.objects.filter(intake=intake.behind_id, resident=resident_id)
    return held.filter(state=State.SEATED).exists()


def still_on(intake: Intake, *, on: date) -> list[Intake]:
    """Doors behind this one whose runs are neither over, judged nor called off."""
    inner = Intake.objects.filter(behind=intake, called_off_at=None, closing=None)
    return list(inner.exclude(run__last_on__lt=on).select_related("run__course").order_by("pk"))


def held_inside(claim: Claim) -> list[Claim]:
    """Clicks of the same person at the doors behind this one of which something may still come,
    but for what was judged.
    """
    mine = Claim.objects.filter(intake__behind=claim.intake_id, resident=claim.resident_id)
    live = mine.filter(application=None) | mine.filter(application__state__in=LIVE)
    return list(live.filter(application__result=None).order_by("intake_id"))
