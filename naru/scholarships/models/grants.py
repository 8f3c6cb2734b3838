"""Grants, and the points of a grant that are kept for or spent on a course."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naru.accounts.models import User
from naru.scholarships.enums import UseState


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants, from someone's side."""

    def visible_to(self, user: User) -> "GrantQuerySet":
        """The user's own."""
        return self.filter(resident__user=user)


class Grant(models.Model):
    """Points given to one person for one year; their balance stands in the ledger."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.OneToOneField(
        "scholarships.Application", on_delete=models.PROTECT, related_name="grant"
    )
    round = models.ForeignKey("scholarships.Round", on_delete=models.PROTECT, related_name="grants")
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="scholarship_grants"
    )
    year = models.PositiveSmallIntegerField()
    points = models.PositiveIntegerField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    use_until_on = models.DateField()
    warned_at = models.DateTimeField(null=True, blank=True)
    """When the person was told that points will run out soon; once is enough."""

    lapsed_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resident", "year"], name="grant_once_a_year"),
            models.CheckConstraint(condition=Q(points__gt=0), name="grant_gives_something"),
            models.CheckConstraint(
                condition=Q(warned_at__isnull=True) | Q(warned_at__gte=F("granted_at")),
                name="grant_warned_after_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.points}"


AT_DOOR = "enrolment"


class Use(models.Model):
    """Points kept for a place ("enrolment:42"), spent when the course starts, or given back.

    `sessions` are the days of the course in order; `terms` the refund bands of the provider as
    they were when the place was offered. `materials_points` is the part of `points` that never
    comes back once the course has begun.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="uses")
    reference = models.CharField(max_length=80)
    run = models.ForeignKey("catalogue.Run", null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=300)
    provider = models.CharField(max_length=200)
    points = models.PositiveIntegerField()
    materials_points = models.PositiveIntegerField(default=0, db_default=0)
    sessions = ArrayField(models.DateField())
    terms = models.JSONField()
    state = models.CharField(max_length=10, choices=UseState.choices, default=UseState.HELD)
    held_at = models.DateTimeField()
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    spent_at = models.DateTimeField(null=True, blank=True)
    returned_points = models.PositiveIntegerField(default=0)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="use_once_a_place"),
            models.CheckConstraint(condition=Q(state__in=UseState.values), name="use_state_known"),
            models.CheckConstraint(condition=Q(points__gt=0), name="use_costs_something"),
            models.CheckConstraint(
                condition=Q(materials_points__lte=F("points")), name="use_materials_are_a_part"
            ),
            models.CheckConstraint(
                condition=Q(returned_points__lte=F("points")), name="use_returns_at_most_all"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[UseState.HELD, UseState.SPENT], returned_at__isnull=True)
                | Q(state__in=[UseState.RELEASED, UseState.RETURNED], returned_at__isnull=False),
                name="use_ended_has_time",
            ),
            models.CheckConstraint(condition=Q(sessions__len__gte=1), name="use_has_a_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"

    @staticmethod
    def at_door(claim_id: int) -> str:
        """The `reference` of a place at a door of this site, by its application (id)."""
        return f"{AT_DOOR}:{claim_id}"

    @property
    def claim_id(self) -> int | None:
        """The application at a door of this site (id) for whose place the points are kept."""
        kind, _sep, number = self.reference.partition(":")
        return int(number) if kind == AT_DOOR else None

    @property
    def starts_on(self) -> object:
        return self.sessions[0]
