"""What a resident allows: the texts they were shown, and their yes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.residents.enums import ConsentEnd, ConsentKind, Means
from naru.residents.models.person import Resident


class ConsentText(models.Model):
    """One version of what is agreed to, word for word, in force from a day on.

    Loaded from the city pack. A version is never edited: a consent points at what was read.
    """

    kind = models.CharField(max_length=20, choices=ConsentKind.choices)
    version = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    title_ko = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    body_ko = models.TextField()
    body_en = models.TextField()
    withdrawal_ko = models.TextField()
    withdrawal_en = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="consent_text_version_once"),
            models.UniqueConstraint(fields=["kind", "from_on"], name="consent_text_day_once"),
            models.CheckConstraint(
                condition=Q(kind__in=ConsentKind.values), name="consent_text_kind_known"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="consent_text_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title_ko} ({self.version})"

    @property
    def title(self) -> str:
        return in_reader_language(self.title_ko, self.title_en)

    @property
    def body(self) -> str:
        return in_reader_language(self.body_ko, self.body_en)

    @property
    def withdrawal(self) -> str:
        """What taking the consent back means."""
        return in_reader_language(self.withdrawal_ko, self.withdrawal_en)


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents, mostly the ones that hold."""

    def current(self) -> "ConsentQuerySet":
        """Given and not ended."""
        return self.filter(ended_at__isnull=True)


class Consent(models.Model):
    """A resident's yes to one text, how it was given, and its end if it has one."""

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=20, choices=ConsentKind.choices)
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="consents")
    means = models.CharField(max_length=10, choices=Means.choices)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=ConsentEnd.choices, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "kind"],
                condition=Q(ended_at__isnull=True),
                name="consent_one_current",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ConsentKind.values), name="consent_kind_known"
            ),
            models.CheckConstraint(condition=Q(means__in=Means.values), name="consent_means_known"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end="")
                | Q(ended_at__gte=F("given_at"), end__in=ConsentEnd.values),
                name="consent_ends_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.kind}"
