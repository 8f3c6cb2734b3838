"""A round of the scholarship, as a manager opens it on the pack's terms, and its draw."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds, as the public sees them."""

    def published(self) -> "RoundQuerySet":
        """Those open to see; one that was taken back stays for its history only."""
        return self.filter(withdrawn_at__isnull=True)


class Round(models.Model):
    """When one may apply, for how much money, and how it is shared out.

    One may apply in `[apply_from_at, apply_until_at)`; points can be used until the day before
    `use_until_on`. `criteria` is the published list: a condition, its points and its words, as
    the pack said on the day of opening; what a round published does not change with the pack.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    policy = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    apply_from_at = models.DateTimeField()
    apply_until_at = models.DateTimeField()
    results_on = models.DateField()
    use_until_on = models.DateField()
    budget_points = models.PositiveBigIntegerField()
    each_points = models.PositiveIntegerField()
    criteria = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    draw_source_ko = models.CharField(max_length=400)
    draw_source_en = models.CharField(max_length=400)
    draw_from_at = models.DateTimeField()
    appeal_days = models.PositiveSmallIntegerField()
    appeal_ko = models.CharField(max_length=400)
    appeal_en = models.CharField(max_length=400)
    paper_days = models.PositiveSmallIntegerField()
    sample = models.BooleanField(default=False)
    source = models.ForeignKey(
        "sources.Source", null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(null=True)
    run_at = models.DateTimeField(null=True, blank=True)
    """When a manager let the points be given out; from then on the round is being settled."""

    run_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(apply_until_at__gt=F("apply_from_at")), name="round_window_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(draw_from_at__gte=F("apply_until_at")),
                name="round_drawn_after_its_window",
            ),
            models.CheckConstraint(
                condition=Q(use_until_on__gt=F("results_on")), name="round_points_last_a_while"
            ),
            models.CheckConstraint(
                condition=Q(sample=True)
                | Q(source__isnull=False)
                | Q(opened_by__isnull=False, opened_at__isnull=False),
                name="round_has_source_or_opener",
            ),
            models.CheckConstraint(condition=Q(each_points__gt=0), name="round_gives_something"),
            models.CheckConstraint(
                condition=Q(run_at__isnull=True, run_by__isnull=True)
                | Q(run_at__gte=F("apply_until_at"), run_by__isnull=False),
                name="round_settled_after_its_window",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def draw_source(self) -> str:
        return in_reader_language(self.draw_source_ko, self.draw_source_en)

    @property
    def appeal(self) -> str:
        return in_reader_language(self.appeal_ko, self.appeal_en)

    @property
    def people(self) -> int:
        """For how many people the money is enough."""
        return self.budget_points // self.each_points


class Draw(models.Model):
    """How ties of a round are broken so that anyone can compute it again (rules/draw.py).

    The `commitment` to our secret is public from the first day. The list is frozen before the
    public number it waits for is known; with that number the secret is shown, and all is fixed.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="draw")
    secret = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    committed_at = models.DateTimeField()
    entries = models.JSONField(default=list)
    """The frozen list: [token, score] pairs in order of token."""

    root = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    public_number = models.CharField(max_length=200, blank=True)
    seed = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, root="")
                | Q(frozen_at__isnull=False, root__regex="^[0-9a-f]{64}$"),
                name="draw_frozen_has_root",
            ),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, seed="", public_number="")
                | (
                    Q(drawn_at__gt=F("frozen_at"), seed__regex="^[0-9a-f]{64}$")
                    & ~Q(public_number="")
                ),
                name="draw_drawn_after_frozen",
            ),
            models.CheckConstraint(
                condition=Q(commitment__regex="^[0-9a-f]{64}$"),
                name="draw_committed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.commitment[:12]}"
