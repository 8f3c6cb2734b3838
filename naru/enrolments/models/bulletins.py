"""What was told to a whole class, and to whom it went already."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.enrolments.enums import Audience, BulletinKind
from naru.enrolments.models.applications import Application
from naru.enrolments.models.doors import Intake

LONGEST = 1000
"""Signs of a message: it still fits the body of a long text message for most of its readers."""


class Bulletin(models.Model):
    """One thing told to many of a class, written by staff or following from a change.

    `key` is made with the form, so that a form sent twice tells once. `facts` are what the words
    of a change need, as plain values. `people` is how many were told, once all are (`done_at`).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="bulletins")
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=10, choices=BulletinKind.choices)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    text = models.CharField(max_length=LONGEST, blank=True, default="")
    facts = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    people = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=BulletinKind.values), name="bulletin_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="bulletin_audience_known"
            ),
            models.CheckConstraint(
                condition=(Q(kind=BulletinKind.WRITTEN) & ~Q(text=""))
                | (~Q(kind=BulletinKind.WRITTEN) & Q(text="")),
                name="bulletin_written_has_text",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, people=None)
                | Q(done_at__isnull=False, people__isnull=False),
                name="bulletin_done_with_count",
            ),
        ]
        indexes = [
            models.Index(fields=["intake", "-at"], name="bulletin_by_class"),
            models.Index(fields=["at"], condition=Q(done_at=None), name="bulletin_undone"),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.kind} {self.at:%Y-%m-%d %H:%M}"


class Copy(models.Model):
    """One person has been told: written with their notice, so that nobody is told twice."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="copies")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="copies")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "application"], name="copy_once"),
        ]

    def __str__(self) -> str:
        return f"{self.bulletin_id} {self.application_id}"
