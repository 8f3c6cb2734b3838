"""The audit trail: what was done, by whom, chained so that no line can be changed or dropped.

An entry is written in the transaction of the change. At commit a deferred trigger gives it its
place in the chain, so that no row lock is waited for while the chain is held.
"""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One thing that was done. The database refuses to change or delete it."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    details = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="entry_by_subject"),
            models.Index(fields=["at"], name="entry_by_time"),
            models.Index(
                fields=["action"], name="entry_by_action", opclasses=["varchar_pattern_ops"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_type}:{self.subject_id}"


class Link(models.Model):
    """An entry's place in the chain: `hash` covers the entry and the hash before it."""

    seq = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="link")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="link_seq_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"
