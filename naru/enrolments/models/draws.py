"""The draw of a door, sealed before anybody applies, and each person's lot in it."""

from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.enrolments.models.doors import Claim, Intake
from naru.enrolments.rules.draw import FORMAT, Memory, Terms
from naru.enrolments.rules.draw import Lot as Entry

HASH = "^[0-9a-f]{64}$"
NAME = "^[0-9a-f]{32}$"


class Draw(models.Model):
    """How a door's draw goes, and how far it has come (rules/draw.py, decision 0028).

    `commitment` (to the secret), `terms` and the source of the public value are public from the
    first day. The list is frozen before `known_at`, when the public value comes out. Who does not
    draw before `reveal_until_at` draws without the secret: then `revealed` is false.
    """

    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, related_name="draw")
    secret = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    committed_at = models.DateTimeField()
    terms = models.JSONField()
    """Seats, shares in their order as [code, seats], the memory of losses, hours to reveal."""

    words = models.JSONField(default=list)
    """What the shares are called: [code, Korean, English, percent]."""

    rule_hash = models.CharField(max_length=64)
    source_ko = models.CharField(max_length=400)
    source_en = models.CharField(max_length=400)
    known_at = models.DateTimeField()
    reveal_until_at = models.DateTimeField()
    entries = models.JSONField(default=list)
    """The frozen list in order of token: [token, tickets, people, shares]."""

    root = models.CharField(max_length=64, blank=True, default="")
    frozen_at = models.DateTimeField(null=True)
    public_value = models.CharField(max_length=200, blank=True, default="")
    seed = models.CharField(max_length=64, blank=True, default="")
    revealed = models.BooleanField(null=True)
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(commitment__regex=HASH, rule_hash__regex=HASH, secret__regex=HASH),
                name="door_draw_committed",
            ),
            models.CheckConstraint(
                condition=Q(reveal_until_at__gt=F("known_at"), known_at__gt=F("committed_at")),
                name="door_draw_sealed_before_value",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, root="")
                | Q(frozen_at__isnull=False, frozen_at__lt=F("known_at"), root__regex=HASH),
                name="door_draw_frozen_before_value",
            ),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, seed="", public_value="", revealed__isnull=True)
                | (
                    Q(drawn_at__isnull=False, frozen_at__isnull=False, revealed__isnull=False)
                    & Q(drawn_at__gte=F("known_at"), seed__regex=HASH)
                    & ~Q(public_value="")
                    & (
                        Q(revealed=True, drawn_at__lt=F("reveal_until_at"))
                        | Q(revealed=False, drawn_at__gte=F("reveal_until_at"))
                    )
                ),
                name="door_draw_drawn_after_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.commitment[:12]}"

    @property
    def source(self) -> str:
        return in_reader_language(self.source_ko, self.source_en)

    @property
    def rule(self) -> Terms:
        """The terms as the rules read them."""
        kept = self.terms
        return Terms(
            seats=kept["seats"],
            shares=tuple((code, seats) for code, seats in kept["shares"]),
            memory=Memory(**kept["memory"]) if kept["memory"] else None,
            reveal_hours=kept["reveal_hours"],
        )

    @property
    def published_lines(self) -> list[str]:
        """The rule letter by letter; `rule_hash` is of these lines."""
        return [FORMAT, *self.rule.lines()]

    @property
    def lots_frozen(self) -> list[Entry]:
        """The frozen list as the rules read it."""
        return [Entry(*one) for one in self.entries]


class Lot(models.Model):
    """A claim on the frozen list. `token` stands there in place of a name; people who are drawn
    together have one, all but the first of them as its `companion`.

    `rank` is the place in the order of lots, `seated` whether the draw gave a seat and `share`
    by which reserved share; all three are null before the draw.
    """

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="lots")
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="lot")
    token = models.CharField(max_length=32)
    companion = models.BooleanField(default=False)
    rank = models.PositiveIntegerField(null=True)
    seated = models.BooleanField(null=True)
    share = models.CharField(max_length=40, null=True)  # noqa: DJ001 - "" is an open seat

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(token__regex=NAME), name="door_lot_has_token"),
            models.CheckConstraint(
                condition=Q(rank__isnull=True, seated__isnull=True, share__isnull=True)
                | Q(rank__isnull=False, seated__isnull=False, seated=False, share__isnull=True)
                | Q(rank__isnull=False, seated__isnull=False, seated=True, share__isnull=False),
                name="door_lot_ranked_by_draw",
            ),
            models.UniqueConstraint(
                fields=["draw", "rank"], condition=Q(companion=False), name="door_lot_rank_once"
            ),
            models.UniqueConstraint(
                fields=["token"], condition=Q(companion=False), name="door_lot_token_once"
            ),
        ]

    def __str__(self) -> str:
        return self.token
