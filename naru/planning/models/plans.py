"""What somebody wished for, and what came of it: one row for each version, none is overwritten."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naru.planning.enums import Part, Reason, State


class Plan(models.Model):
    """Wishes, and the routes found for them. `number` counts a person's plans.

    `have`: skills the person has, code to level. `remarks`: what the planner said beside routes
    (`rules.plain.Answer` without them). `replaces`: the plan whose steps it changes little. The
    plan in force is the one that has not ended. `goal`: what was agreed with a mentor, if the plan
    was made from it. It aims at an occupation, or mixes parts of life: `areas`, codes of the
    city's `planning.toml`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="plans"
    )
    number = models.PositiveSmallIntegerField()
    occupation = models.ForeignKey(
        "occupations.Occupation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    areas = ArrayField(models.CharField(max_length=60), default=list)
    goal = models.ForeignKey(
        "counselling.Goal", null=True, on_delete=models.SET_NULL, related_name="plans"
    )
    have = models.JSONField(default=dict)
    free_parts = ArrayField(models.CharField(max_length=2, choices=Part.choices), default=list)
    care_parts = ArrayField(models.CharField(max_length=2, choices=Part.choices), default=list)
    weekly_hours = models.PositiveSmallIntegerField()
    money_won = models.PositiveIntegerField()
    travel_minutes = models.PositiveSmallIntegerField()
    deadline_on = models.DateField()
    reason = models.CharField(max_length=10, choices=Reason.choices)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    remarks = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resident", "number"], name="plan_number_once"),
            models.UniqueConstraint(
                fields=["resident"], condition=Q(ended_at__isnull=True), name="plan_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(occupation__isnull=False, areas=[])
                | Q(occupation__isnull=True) & ~Q(areas=[]),
                name="plan_aims_at_work_or_life",
            ),
            models.CheckConstraint(
                condition=Q(free_parts__contained_by=Part.values)
                & Q(care_parts__contained_by=Part.values),
                name="plan_parts_known",
            ),
            models.CheckConstraint(
                condition=Q(weekly_hours__range=(0, 80)) & Q(travel_minutes__lte=360),
                name="plan_limits_in_range",
            ),
            models.CheckConstraint(
                condition=Q(state=State.WAITING, answered_at__isnull=True)
                | Q(state=State.READY, answered_at__isnull=False),
                name="plan_answered_when_ready",
            ),
            models.CheckConstraint(
                condition=Q(reason=Reason.WISHES, replaces__isnull=True)
                | Q(reason=Reason.CHANGED, replaces__isnull=False),
                name="plan_changed_names_the_old_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.number}"

    @property
    def aim(self) -> str:
        """Where it leads, in a few words: the work, or the agreed goal for one's life."""
        if self.occupation is not None:
            return self.occupation.name
        return self.goal.words if self.goal else str(_("삶의 설계"))

    @property
    def is_waiting(self) -> bool:
        """Whether the routes are still being looked for."""
        return self.state == State.WAITING
