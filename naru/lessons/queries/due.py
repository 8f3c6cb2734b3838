"""What the clock has to do about learners."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from naru.lessons.models import Attempt, Learning

LOOKED_BACK = timedelta(days=2)
"""Learners who did something since then are looked at for a completion that came by itself."""


def over(*, at: datetime) -> list[int]:
    """Attempts (ids) whose time is over, also the moment for slow lines, oldest first."""
    late = Attempt.objects.running().filter(until_at__lt=at - F("late"))
    return list(late.order_by("until_at", "pk").values_list("pk", flat=True))


def perhaps_completed(*, at: datetime) -> list[int]:
    """Learners (ids) without a completion who learnt lately, or whose term was closed lately."""
    since = at - LOOKED_BACK
    open_ones = Learning.objects.filter(completion=None)
    learnt = open_ones.filter(progress__last_on__gte=timezone.localdate(since))
    judged = open_ones.filter(application__result__at__gte=since)
    found = learnt.values_list("pk", flat=True).union(judged.values_list("pk", flat=True))
    return sorted(found)
