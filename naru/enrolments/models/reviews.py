"""The review of a door: what it goes by, what each person wrote, what readers gave for it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naru.enrolments.enums import Tie
from naru.enrolments.models.doors import Claim, Intake
from naru.enrolments.models.draws import HASH, NAME
from naru.enrolments.rules.review import Criterion, Terms

LONGEST_TEXT, LONGEST_WORDS, LONGEST_ASKED = 2_000, 300, 500
"""Signs of an application, of a reader's reason, of what is asked."""


class Review(models.Model):
    """How a door's review goes, and how far it has come (rules/review.py, decision 0032).

    Public from the first day: `asks` (what people write about), `terms`, the hash of the secret
    that breaks the last ties, and `decide_at`, before which nothing is decided. `objection_days`
    is how long afterwards the result can be objected to.
    """

    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, related_name="review")
    asks = models.CharField(max_length=LONGEST_ASKED)
    terms = models.JSONField()
    """Seats, criteria as [name, most, about], readers, tie, shares in order as [code, seats]."""

    words = models.JSONField(default=list)
    """What the shares are called: [code, Korean, English, percent]."""

    rule_hash = models.CharField(max_length=64)
    secret = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    decide_at = models.DateTimeField()
    objection_days = models.PositiveSmallIntegerField()
    root = models.CharField(max_length=64, blank=True, default="")
    frozen_at = models.DateTimeField(null=True)
    seed = models.CharField(max_length=64, blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(commitment__regex=HASH, rule_hash__regex=HASH, secret__regex=HASH),
                name="review_committed",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, root="")
                | Q(frozen_at__isnull=False, root__regex=HASH),
                name="review_frozen_with_root",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, seed="")
                | Q(frozen_at__isnull=False, decided_at__gte=F("decide_at"), seed__regex=HASH),
                name="review_decided_not_before_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.commitment[:12]}"

    @property
    def rule(self) -> Terms:
        """The terms as the rules read them."""
        kept = self.terms
        return Terms(
            seats=kept["seats"],
            criteria=tuple(Criterion(*one) for one in kept["criteria"]),
            readers=kept["readers"],
            tie=kept["tie"],
            shares=tuple((code, seats) for code, seats in kept["shares"]),
        )

    @property
    def tie_in_words(self) -> str:
        return str(Tie(self.terms["tie"]).label)


class Statement(models.Model):
    """What one person wrote. From closing on `token` stands for the name and nothing changes.

    `points` by criterion, of all readers together, `rank`, and `seated` with the `share` it was
    seated by ("" is an open seat) are null before the decision.
    """

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="statement")
    text = models.TextField(max_length=LONGEST_TEXT, blank=True, default="")
    written_at = models.DateTimeField()
    token = models.CharField(max_length=32, null=True, unique=True)  # noqa: DJ001 - none yet
    shares = models.CharField(max_length=400, blank=True, default="")
    points = ArrayField(models.PositiveSmallIntegerField(), null=True)
    rank = models.PositiveIntegerField(null=True)
    seated = models.BooleanField(null=True)
    share = models.CharField(max_length=40, null=True)  # noqa: DJ001 - "" is an open seat

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(token__isnull=True, rank__isnull=True) | Q(token__regex=NAME),
                name="statement_has_token_before_rank",
            ),
            models.CheckConstraint(
                condition=Q(rank__isnull=True, points__isnull=True, seated__isnull=True)
                | Q(rank__gte=1, points__isnull=False, seated__isnull=False),
                name="statement_ranked_whole",
            ),
            models.CheckConstraint(
                condition=Q(seated=True, share__isnull=False)
                | (~Q(seated=True) & Q(share__isnull=True)),
                name="statement_share_of_a_seat",
            ),
        ]

    def __str__(self) -> str:
        return self.token or str(self.claim_id)

    @property
    def total(self) -> int:
        return sum(self.points or ())


class Scoring(models.Model):
    """What one reader gave, by criterion in their order, and why, in `words` for the person."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="scorings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    points = ArrayField(models.PositiveSmallIntegerField())
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "by"], name="scoring_once_a_reader"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.points}"
