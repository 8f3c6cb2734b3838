"""Doors behind another: who may pass, and what somebody holds there."""

from naru.enrolments.enums import LIVE, State
from naru.enrolments.models import Application, Claim, Intake


def has_passed(intake: Intake, resident_id: int) -> bool:
    """Whether the person has a seat at the door before this one."""
    held = Application.objects.filter(intake=intake.behind_id, resident=resident_id)
    return held.filter(state=State.SEATED).exists()


def held_inside(claim: Claim) -> list[Claim]:
    """Clicks of the same person at the doors behind this one of which something may still come,
    but for what was judged.
    """
    mine = Claim.objects.filter(intake__behind=claim.intake_id, resident=claim.resident_id)
    live = mine.filter(application=None) | mine.filter(application__state__in=LIVE)
    return list(live.filter(application__result=None).order_by("intake_id"))
