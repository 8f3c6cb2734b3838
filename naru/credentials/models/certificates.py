"""One certificate: what it says, word for word as signed, and whether it still holds."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from naru.accounts.models import Organisation, User
from naru.core.languages import in_reader_language
from naru.credentials.enums import Kind, Why
from naru.credentials.models.keys import PublicKey
from naru.credentials.rules.statuses import place_of
from naru.residents.models.person import no_registration_number

NUMBER_DIGITS = 6


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates, from someone's side."""

    def visible_to(self, user: User) -> "CertificateQuerySet":
        """The user's own."""
        return self.filter(resident__user=user)

    def of_issuer(self, organisation: Organisation) -> "CertificateQuerySet":
        """Those the organisation's courses led to."""
        return self.filter(issuer=organisation)

    def in_force(self) -> "CertificateQuerySet":
        """Not revoked and not erased."""
        return self.filter(revoked_at__isnull=True, erased_at__isnull=True)


class Certificate(models.Model):
    """`body` is the signed certificate as JSON, `token` the same as a signed token.

    `reason` names what it was issued for ("completion:42"): one holds at a time. `code` is what
    its page is found by, for whoever has the paper; it opens the name only in part. Once its
    holder's record is erased, nothing is left but that it was issued and whether it holds.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=22, unique=True)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="certificates"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reason = models.CharField(max_length=60)
    title_ko = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    issuer = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="certificates"
    )
    holder_name = models.CharField(max_length=60, blank=True)
    skills = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    evidence = models.JSONField(default=dict, blank=True)
    score = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    issued_at = models.DateTimeField()
    body = models.TextField()
    token = models.TextField()
    key = models.ForeignKey(PublicKey, on_delete=models.PROTECT, related_name="+")
    token_key = models.ForeignKey(PublicKey, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    in_portfolio = models.BooleanField(default=False)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_why = models.CharField(max_length=20, choices=Why.choices, blank=True)
    revoked_words = models.CharField(max_length=200, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reason"],
                condition=Q(revoked_at__isnull=True),
                name="certificate_one_holds_per_reason",
            ),
            models.CheckConstraint(
                condition=Q(reason__regex="^[a-z-]+:[0-9]+$"), name="certificate_reason_named"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="certificate_says_known_kind"
            ),
            models.CheckConstraint(condition=~Q(title_ko=""), name="certificate_titled"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=100),
                name="certificate_score_of_hundred",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_why="", revoked_words="")
                | Q(
                    revoked_at__isnull=False,
                    revoked_at__gte=F("issued_at"),
                    revoked_why__in=Why.values,
                ),
                name="certificate_revoked_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(body="") & ~Q(token="")
                | Q(
                    erased_at__isnull=False,
                    body="",
                    token="",
                    holder_name="",
                    in_portfolio=False,
                ),
                name="certificate_erased_is_empty",
            ),
            no_registration_number("revoked_words", "certificate_words_without_number"),
        ]
        indexes = [
            models.Index(fields=["resident", "-issued_at"], name="certificate_by_resident"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        return in_reader_language(self.title_ko, self.title_en)

    @property
    def number(self) -> str:
        """As it is printed: the year, then the count: "2026-000042"."""
        year = timezone.localtime(self.issued_at).year
        return f"{year}-{self.pk:0{NUMBER_DIGITS}d}"

    @property
    def place(self) -> tuple[int, int]:
        """The status list and the index in it."""
        return place_of(self.pk)

    @property
    def is_in_force(self) -> bool:
        return self.revoked_at is None
