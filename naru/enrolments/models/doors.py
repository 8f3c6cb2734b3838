"""The door of a run and the clicks on it.

There is no counter anywhere: a click touches no row that another click touches, so that
thousands can come in the same second (docs/decisions/0024-claims.md).
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q

from naru.accounts.models import Organisation
from naru.core.domains import DomainChar, DomainSmallInteger
from naru.enrolments.enums import Channel, DoorMode


def own_transaction() -> Func:
    """The number of the transaction that writes the row, which the database sets itself."""
    return Func(
        template="(pg_current_xact_id()::text::bigint)", output_field=models.BigIntegerField()
    )


class IntakeQuerySet(models.QuerySet["Intake"]):
    """Doors, from someone's side."""

    def visible_to(self, organisation: Organisation) -> "IntakeQuerySet":
        """Those of the provider that the organisation is."""
        return self.filter(provider__organisation=organisation)


class Intake(models.Model):
    """How one run takes people in. One may claim in `[opens_at, closes_at)`.

    Seats that come free are offered until `offers_until_at`, and answered before it. `policy` is
    the code of a rule that has to say yes to whoever applies; "" lets in everybody. Nobody is let
    in once it is `called_off_at` (`CallOff` says why). At a door by payment a seat is held for
    `hold_minutes`, the provider's rule of the day the door was made. A door `behind` another is
    passed only by those with a seat at that one.
    """

    run = models.OneToOneField("catalogue.Run", on_delete=models.PROTECT, related_name="intake")
    mode = models.CharField(max_length=10, choices=DoorMode.choices, default=DoorMode.FIRST_COME)
    capacity = models.PositiveIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    offers_until_at = models.DateTimeField()
    policy = models.CharField(max_length=60, blank=True, default="")
    hold_minutes = models.PositiveSmallIntegerField(null=True)
    behind = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="inner")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)
    numbered_xid = models.BigIntegerField(default=0, editable=False)
    """Every claim here that a lower transaction wrote has its number: lower than true is safe."""
    provider = models.ForeignKey(
        "catalogue.Provider", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    """That of the run's course. The database keeps it (`door_has_provider`), so that a provider's
    doors are found without its courses of years.
    """

    objects = IntakeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(mode__in=DoorMode.values), name="intake_mode_known"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="intake_opens_before_it_closes"
            ),
            models.CheckConstraint(
                condition=Q(offers_until_at__gte=F("closes_at")),
                name="intake_offers_after_closing",
            ),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="intake_has_seats"),
            models.CheckConstraint(
                condition=Q(mode=DoorMode.FIRST_PAID, hold_minutes__gte=1)
                | (~Q(mode=DoorMode.FIRST_PAID) & Q(hold_minutes=None)),
                name="intake_holds_by_payment",
            ),
            models.CheckConstraint(
                condition=Q(behind=None) | ~Q(behind=F("id")), name="intake_behind_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.mode} {self.capacity}"


class Claim(models.Model):
    """One click at a door, written once and never changed; settled once it has an application.

    `turn` counts the person's earlier applications here that have ended: a double click, a retry
    or a second device is the same turn and so the same claim. `xid` is the transaction that wrote
    it: claims are numbered in the order of (xid, id), and only once no older transaction can
    still add one. `by_points` says that the person wants to pay with scholarship points.
    `earlier` is how many claims the person had made before, at any door: of two clicks that start
    from the same number one is taken, so that nobody has more than were counted. A click looks at
    that rule beforehand; the turn's is asked once the row is there. `public_id` is
    looked for among the person's own, so no index of it costs every click a sixth of the database;
    the application that has the same one takes it once.

    Foreign keys of the database would lock the door's row at each click. That door, person and
    user exist is looked at without a lock by whoever writes the claim, and from the other side by
    triggers that keep them and let no click pass meanwhile
    (docs/decisions/0030-click-in-one-journey.md, 0046-what-the-form-knows.md).
    """

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    intake = models.ForeignKey(
        Intake,
        on_delete=models.PROTECT,
        related_name="claims",
        db_constraint=False,
        db_index=False,
    )
    resident = models.ForeignKey(
        "residents.Resident",
        on_delete=models.PROTECT,
        related_name="claims",
        db_constraint=False,
        db_index=False,
    )
    turn = DomainSmallInteger(default=0, domain="enrolments_count")
    earlier = DomainSmallInteger(domain="enrolments_count")
    channel = DomainChar(
        max_length=10, choices=Channel.choices, default=Channel.WEB, domain="enrolments_channel"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    by_points = models.BooleanField(default=False)
    at = models.DateTimeField()
    xid = models.BigIntegerField(db_default=own_transaction(), editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "intake", "turn"],
                name="claim_once_a_turn",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.UniqueConstraint(fields=["resident", "earlier"], name="claim_one_by_one"),
        ]
        indexes = [models.Index(fields=["intake", "xid", "id"], name="claim_in_order")]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.resident_id} {self.turn}"
