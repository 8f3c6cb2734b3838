"""What became of a claim: a seat, a number, an end."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from naru.accounts.models import User
from naru.enrolments.enums import LIVE, WITH_SEAT, State
from naru.enrolments.models.doors import Claim, Intake

HAS_SEAT = Q(state__in=WITH_SEAT)


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications, from someone's side."""

    def visible_to(self, user: User) -> "ApplicationQuerySet":
        """The user's own."""
        return self.filter(resident__user=user)

    def in_order(self) -> "ApplicationQuerySet":
        """Those who wait, whoever is next first: by number, or where an agreed move puts them."""
        waiting = self.filter(state=State.WAITING)
        place = Coalesce("before_no", "wait_no")
        return waiting.order_by(place, F("before_no").asc(nulls_last=True), "wait_no")

    def live(self) -> "ApplicationQuerySet":
        """Those of which something may still come."""
        return self.filter(state__in=LIVE)


class Application(models.Model):
    """A claim with its number: a seat now or lately offered, or a place in the waiting list.

    `seat_no` counts from 1 and is free again when the seat is given up; `wait_no` stays for good,
    as nobody's place in the list ever changes but by an agreed `Move`, which puts one right
    before number `before_no`. An offer is answered before `offer_until_at`; at a door by payment
    every seat is OFFERED until its fee has come: it is held, and paying is the answer.
    `told_at` is when everything that follows from the number was done: points, notice. Settled, it
    has the `public_id` of its claim, as a good random number costs a third of a settling.

    Keys of the database would look at three rows for each row of a thousand that are numbered at
    once. Instead a trigger looks at them all together: an application is of a claim there is, at
    its door and its person's (`application_of_claim`), and stays so (`application_stays`).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    claim = models.OneToOneField(
        Claim, on_delete=models.PROTECT, related_name="application", db_constraint=False
    )
    intake = models.ForeignKey(
        Intake,
        on_delete=models.PROTECT,
        related_name="applications",
        db_constraint=False,
        db_index=False,
    )
    resident = models.ForeignKey(
        "residents.Resident",
        on_delete=models.PROTECT,
        related_name="enrolments",
        db_constraint=False,
        db_index=False,
    )
    state = models.CharField(max_length=10, choices=State.choices)
    state_at = models.DateTimeField()
    seat_no = models.PositiveIntegerField(null=True)
    wait_no = models.PositiveIntegerField(null=True)
    before_no = models.PositiveIntegerField(null=True)
    offered_at = models.DateTimeField(null=True)
    offer_until_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="enrolment_state_known"
            ),
            models.CheckConstraint(
                condition=(HAS_SEAT & Q(seat_no__isnull=False, seat_no__gte=1))
                | (~HAS_SEAT & Q(seat_no__isnull=True)),
                name="enrolment_seat_while_held",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WAITING)
                | Q(wait_no__isnull=False, wait_no__gte=1, offered_at__isnull=True),
                name="enrolment_waits_with_number_until_offered",
            ),
            models.CheckConstraint(
                condition=Q(offered_at__isnull=True, offer_until_at__isnull=True)
                | Q(offered_at__isnull=False, offer_until_at__gt=F("offered_at")),
                name="enrolment_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.OFFERED) | Q(offered_at__isnull=False),
                name="enrolment_offered_has_time",
            ),
            models.CheckConstraint(
                condition=Q(before_no=None) | Q(wait_no__isnull=False),
                name="enrolment_moved_with_number",
            ),
            models.UniqueConstraint(
                fields=["intake", "seat_no"],
                condition=Q(seat_no__isnull=False),
                name="enrolment_seat_once",
            ),
            models.UniqueConstraint(
                fields=["intake", "wait_no"],
                condition=Q(wait_no__isnull=False),
                name="enrolment_number_once",
            ),
            models.UniqueConstraint(
                fields=["intake", "resident"],
                condition=Q(state__in=LIVE),
                name="enrolment_once_live",
            ),
        ]
        indexes = [
            models.Index(fields=["resident", "-state_at"], name="enrolment_by_resident"),
            models.Index(
                fields=["intake"], condition=Q(state=State.WAITING), name="enrolment_waiting"
            ),
            models.Index(
                fields=["offer_until_at"],
                condition=Q(state=State.OFFERED),
                name="enrolment_offered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.state} {self.seat_no or self.wait_no}"
