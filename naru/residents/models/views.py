"""Who looked at whose record, when, on which page and why."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.accounts.enums import Role
from naru.residents.enums import Purpose
from naru.residents.models.person import Resident, no_registration_number


class RecordView(models.Model):
    """One look at one page of a record by someone else. The database refuses to change it.

    The looks of one visit share `visit`, its beginning and its purpose. `organisation` and
    `role` are empty for a relative who helps.
    """

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="views")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    words = models.CharField(max_length=200, blank=True)
    page = models.CharField(max_length=60)
    visit = models.UUIDField(default=uuid.uuid4, editable=False)
    began_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="record_view_purpose_known"
            ),
            models.CheckConstraint(
                condition=~Q(purpose=Purpose.OTHER) | ~Q(words=""),
                name="record_view_other_has_words",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, role__in=Role.values)
                | Q(organisation__isnull=True, role="", purpose=Purpose.HELPING),
                name="record_view_for_organisation",
            ),
            models.CheckConstraint(
                condition=Q(at__gte=F("began_at")), name="record_view_within_visit"
            ),
            no_registration_number("words", "record_view_words_without_number"),
        ]
        indexes = [
            models.Index(fields=["resident", "-at"], name="record_view_by_resident"),
            models.Index(fields=["viewer", "resident", "-at"], name="record_view_by_viewer"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.viewer_id} → {self.resident_id} {self.page}"
