"""The degree somebody aims at, and the ways to it as last found."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.credits.enums import WayState


class Wish(models.Model):
    """`degree` and `major` are codes of the city pack. `answer` is what the search told, as
    `rules.ways` writes it; it is emptied when something changes that it rests on.
    """

    resident = models.OneToOneField(
        "residents.Resident", on_delete=models.PROTECT, related_name="credit_wish"
    )
    degree = models.CharField(max_length=60)
    major = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=WayState.choices, default=WayState.NONE)
    answer = models.JSONField(default=dict)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=WayState.values), name="credit_way_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=WayState.READY, answered_at__isnull=False)
                | ~Q(state=WayState.READY) & Q(answered_at__isnull=True),
                name="credit_way_answered_when_ready",
            ),
            models.CheckConstraint(condition=~Q(degree="", major=""), name="credit_wish_named"),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.degree} {self.major}"

    @property
    def is_waiting(self) -> bool:
        return self.state == WayState.WAITING
