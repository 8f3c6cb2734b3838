"""When benches are open and with whom, who booked what, who came.

Nobody and nothing is at two places at once: the database refuses it (decision 34).
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.core.stretches import one_at_a_time
from naru.residents.models.person import no_registration_number
from naru.spaces.enums import TAKES_TIME, Arrived, State, Way
from naru.spaces.models.clubs import Club
from naru.spaces.models.things import Bench, Room, Seat

OFF = (State.REFUSED, State.CANCELLED, State.EXCUSED, State.NO_SHOW)


class Sitting(models.Model):
    """A time at a bench with its instructor: what can be booked, seat by seat, while it is on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bench = models.ForeignKey(Bench, on_delete=models.PROTECT, related_name="sittings")
    instructor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sittings"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_at_a_time(
                "bench", name="sitting_one_at_a_time_a_bench", while_=Q(off_at__isnull=True)
            ),
            one_at_a_time(
                "instructor", name="sitting_one_at_a_time_a_person", while_=Q(off_at__isnull=True)
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="sitting_times_in_order"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="sitting_by_time")]

    def __str__(self) -> str:
        return f"{self.bench_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def taken(self) -> int:
        """Seats that are not free, for one that `queries/things.py` has counted."""
        return int(self.__dict__["counted"])


class Booking(models.Model):
    """A person's time in a room, or on a seat of a bench. `sequence` grows with every change.

    `fee_won` is what the room costs; `back_won` what is owed back after a cancellation, until
    `returned_at`. `why`: what staff said to a refusal, `words`: what the room is for.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="space_bookings"
    )
    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="bookings")
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="bookings")
    sitting = models.ForeignKey(
        Sitting, null=True, on_delete=models.PROTECT, related_name="bookings"
    )
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="bookings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    people = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices)
    state_at = models.DateTimeField()
    answer_by_on = models.DateField(null=True)
    why = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    booked_at = models.DateTimeField()
    fee_won = models.PositiveIntegerField(null=True)
    paid_at = models.DateTimeField(null=True)
    back_won = models.PositiveIntegerField(null=True)
    returned_at = models.DateTimeField(null=True)
    arrived = models.CharField(max_length=10, choices=Arrived.choices, blank=True)
    arrived_at = models.DateTimeField(null=True)
    arrived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True)
    sequence = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            *(
                one_at_a_time(
                    owner, name=f"space_one_at_a_time_{name}", while_=Q(state__in=TAKES_TIME)
                )
                for owner, name in (
                    ("room", "a_room"),
                    ("seat", "a_seat"),
                    ("resident", "a_person"),
                )
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="space_times_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values)
                & Q(way__in=Way.values)
                & Q(arrived__in=["", *Arrived.values]),
                name="space_words_known",
            ),
            models.CheckConstraint(
                condition=Q(room__isnull=False, sitting__isnull=True, seat__isnull=True)
                | Q(room__isnull=True, sitting__isnull=False, seat__isnull=False, club=None),
                name="space_room_or_seat",
            ),
            models.CheckConstraint(
                condition=Q(state=State.USED, arrived_at__isnull=False)
                & Q(arrived__in=Arrived.values)
                | ~Q(state=State.USED) & Q(arrived_at__isnull=True, arrived=""),
                name="space_arrived_once_used",
            ),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=True) | Q(fee_won__isnull=False),
                name="space_paid_what_costs",
            ),
            models.CheckConstraint(
                condition=Q(back_won__isnull=True)
                | Q(paid_at__isnull=False, back_won__lte=F("fee_won"), state__in=OFF),
                name="space_back_of_what_was_paid",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True) | Q(back_won__gt=0),
                name="space_returned_what_was_owed",
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="space_somebody_comes"),
            no_registration_number("words", "space_words_without_number"),
            no_registration_number("why", "space_why_without_number"),
        ]
        indexes = [
            models.Index(fields=["resident", "starts_at"], name="space_booking_by_person"),
            models.Index(fields=["room", "starts_at"], name="space_booking_by_room"),
            models.Index(fields=["sitting"], name="space_booking_by_sitting"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} {self.state}"

    @property
    def thing(self) -> Room | Bench:
        """The room or the bench; one of the two is there (`space_room_or_seat`)."""
        if self.room is not None:
            return self.room
        if self.sitting is None:
            raise ValueError("A booking of nothing.")
        return self.sitting.bench


class SignOff(models.Model):
    """An instructor saw that the person can do it. Taken back by mistake only, the same day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="signed_skills"
    )
    skill = models.ForeignKey("occupations.Skill", on_delete=models.PROTECT, related_name="+")
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="signed")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "skill"],
                condition=Q(back_at__isnull=True),
                name="skill_signed_once_a_booking",
            ),
            models.CheckConstraint(
                condition=Q(back_at__isnull=True) | Q(back_at__gte=F("at")),
                name="skill_taken_back_after_signing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.skill_id}"
