"""What people are told, and mail that waits to be sent."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.accounts.models import User
from naru.notices.enums import MailState, MessageState


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, from the reader's side."""

    def visible_to(self, user: User) -> "NoticeQuerySet":
        """Those sent to the user or to the user's own record."""
        return self.filter(Q(user=user) | Q(resident__user=user))

    def unread(self) -> "NoticeQuerySet":
        """Not opened yet."""
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """One thing told to a resident or a member of staff; its words are made when it is read.

    `invite` is a calendar entry (iCalendar) that the mail carries.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", null=True, on_delete=models.PROTECT, related_name="notices"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=10, choices=MailState.choices, default=MailState.NONE)
    mailed_at = models.DateTimeField(null=True, blank=True)
    text = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.NONE)
    texted_at = models.DateTimeField(null=True, blank=True)
    invite = models.TextField(blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(resident__isnull=True, user__isnull=False)
                | Q(resident__isnull=False, user__isnull=True),
                name="notice_has_one_reader",
            ),
            models.CheckConstraint(
                condition=Q(kind__regex=r"^[a-z_]+\.[a-z_]+$"), name="notice_kind_named"
            ),
            models.CheckConstraint(
                condition=Q(mail__in=MailState.values), name="notice_mail_state_known"
            ),
            models.CheckConstraint(
                condition=Q(mail=MailState.SENT, mailed_at__isnull=False)
                | (~Q(mail=MailState.SENT) & Q(mailed_at__isnull=True)),
                name="notice_mailed_when_sent",
            ),
            models.CheckConstraint(
                condition=Q(text__in=MessageState.values), name="notice_text_state_known"
            ),
            models.CheckConstraint(
                condition=Q(text=MessageState.SENT, texted_at__isnull=False)
                | (~Q(text=MessageState.SENT) & Q(texted_at__isnull=True)),
                name="notice_texted_when_sent",
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(read_at__gte=F("at")),
                name="notice_read_after_sent",
            ),
        ]
        indexes = [
            models.Index(fields=["resident", "-at"], name="notice_by_resident"),
            models.Index(fields=["user", "-at"], name="notice_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"

    @property
    def reader(self) -> User | None:
        """Who gets the mail; needs `user`, `resident` and its user loaded."""
        if self.resident is not None:
            return self.resident.user
        return self.user


class Letter(models.Model):
    """A mail that is not a notice, such as a log-in code: gone as soon as it is sent or too late.

    It stands here and not among a job's arguments, so that no address or code outlives it.
    """

    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    queued_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("queued_at")), name="letter_runs_out"
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="letter_by_expiry")]

    def __str__(self) -> str:
        return f"{self.pk} until {self.expires_at:%Y-%m-%d %H:%M}"
