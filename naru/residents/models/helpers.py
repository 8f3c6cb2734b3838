"""People who act for a resident, with recorded consent."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.residents.enums import HelperKind, Means, Scope
from naru.residents.models.person import Resident


class HelperQuerySet(models.QuerySet["Helper"]):
    """Helpers, mostly the ones who may act."""

    def in_force(self, on: date) -> "HelperQuerySet":
        """Not revoked, and `[from_on, to_on)` holds the day."""
        return self.filter(revoked_at__isnull=True, from_on__lte=on, to_on__gt=on)


class Helper(models.Model):
    """Leave to act for a resident during `[from_on, to_on)`: a relative, or the staff of a desk.

    A desk is an organisation: whoever holds the counsellor's role there on the day may act.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="helpers")
    kind = models.CharField(max_length=10, choices=HelperKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="helping"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    scope = models.CharField(max_length=10, choices=Scope.choices)
    means = models.CharField(max_length=10, choices=Means.choices)
    from_on = models.DateField()
    to_on = models.DateField()
    agreed_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = HelperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=HelperKind.DESK, user__isnull=True, organisation__isnull=False)
                | Q(kind=HelperKind.RELATIVE, user__isnull=False, organisation__isnull=True),
                name="helper_is_person_or_desk",
            ),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="helper_scope_known"),
            models.CheckConstraint(condition=Q(means__in=Means.values), name="helper_means_known"),
            models.CheckConstraint(
                condition=Q(to_on__gt=F("from_on")), name="helper_range_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__gte=F("agreed_at"), revoked_by__isnull=False),
                name="helper_revoked_by_someone",
            ),
            models.UniqueConstraint(
                fields=["resident", "user"],
                condition=Q(revoked_at__isnull=True, user__isnull=False),
                name="helper_relative_once",
            ),
            models.UniqueConstraint(
                fields=["resident", "organisation"],
                condition=Q(revoked_at__isnull=True, organisation__isnull=False),
                name="helper_desk_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} ← {self.user_id or self.organisation_id}"


class HelperCode(models.Model):
    """A one-time number that a resident gives to the person who shall help. Kept as a hash."""

    resident = models.OneToOneField(
        Resident, on_delete=models.PROTECT, related_name="helper_code", primary_key=True
    )
    hash = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10, choices=Scope.choices)
    to_on = models.DateField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scope__in=Scope.values), name="helper_code_scope_known"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="helper_code_runs_out"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} until {self.expires_at:%Y-%m-%d %H:%M}"
