"""Decision receipts: what was decided, on which facts, by which rules, signed and chained.

A receipt is written in the transaction of the decision; at commit a deferred trigger gives it its
place in the chain. The database refuses to change or delete any of these rows.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from naru.accounts.models import User
from naru.policies.enums import DecisionKind, Outcome


class RulePack(models.Model):
    """The rule files as they were, found by what they say: `digest` is the SHA-256 of `texts`."""

    digest = models.CharField(max_length=64, primary_key=True)
    texts = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="rule_pack_digest_is_sha256"
            ),
        ]

    def __str__(self) -> str:
        return self.digest[:12]


class SigningKey(models.Model):
    """A public key receipts were signed with. Old ones stay, so that old receipts can be read."""

    key_id = models.CharField(max_length=16, primary_key=True)
    public_key = models.CharField(max_length=64, unique=True)
    first_used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(public_key__regex="^[0-9a-f]{64}$"), name="signing_key_is_ed25519"
            ),
        ]

    def __str__(self) -> str:
        return self.key_id


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """Receipts, seen from someone's side."""

    def visible_to(self, user: User) -> "ReceiptQuerySet":
        """Those about the user. Staff reach others through the case they work on."""
        return self.filter(resident__user=user)


class Receipt(models.Model):
    """One decision's slip. `body` is the signed text: canonical JSON (rules/slips.py)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=DecisionKind.choices)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    decision = models.CharField(max_length=80)
    """Which decision, by name and id: "scholarship-application:42"."""

    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="receipts"
    )
    policy = models.CharField(max_length=60)
    pack = models.ForeignKey(RulePack, on_delete=models.PROTECT, related_name="receipts")
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="receipts")
    body = models.TextField()
    signature = models.CharField(max_length=128)
    decided_at = models.DateTimeField()

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["resident", "decided_at"], name="receipt_by_resident")]
        constraints = [
            models.UniqueConstraint(fields=["decision"], name="receipt_one_per_decision"),
            models.CheckConstraint(
                condition=Q(kind__in=DecisionKind.values), name="receipt_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="receipt_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(decision__regex="^[a-z-]+:[0-9]+$"), name="receipt_decision_named"
            ),
            models.CheckConstraint(
                condition=Q(signature__regex="^[0-9a-f]{128}$"), name="receipt_signed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.outcome}"


class Enquiry(models.Model):
    """Somebody's question whether they meet a rule, answered in writing (kind ENQUIRY).

    `told` is a hash over the facts the rule looked at and the rule pack: the same question on the
    same day has one answer. The last one of a policy is a saved case: its resident knows the
    answer of `pack` on `told_on`, and is told when it becomes another one.
    """

    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="enquiries"
    )
    policy = models.CharField(max_length=60)
    on = models.DateField()
    told = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey(RulePack, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "policy", "on", "told"], name="enquiry_one_answer_a_day"
            ),
            models.CheckConstraint(
                condition=Q(told__regex="^[0-9a-f]{64}$"), name="enquiry_told_is_sha256"
            ),
            models.CheckConstraint(condition=Q(told_on__gte=F("on")), name="enquiry_told_since"),
        ]

    def __str__(self) -> str:
        return f"{self.policy} {self.on}"

    @property
    def decision(self) -> str:
        """Its name on the receipt."""
        return f"enquiry:{self.pk}"


class Watch(models.Model):
    """A resident who asked to be told when an answer changes.

    They know the answers of `pack` on `told_on`, on whatever facts their record holds: a change
    of their own facts is no news to them.
    """

    resident = models.OneToOneField(
        "residents.Resident", on_delete=models.PROTECT, related_name="watch"
    )
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey(RulePack, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.resident_id} {self.told_on}"


class ReceiptLink(models.Model):
    """A receipt's place in the chain: `hash` covers its text, signature and the hash before."""

    seq = models.BigIntegerField(primary_key=True)
    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="link")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seq__gte=1), name="receipt_link_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"
