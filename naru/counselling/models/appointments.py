"""When a person and a mentor talk: nobody and no room twice at the same time."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q

from naru.core import stretches
from naru.core.languages import in_reader_language
from naru.counselling.enums import TAKES_TIME, Channel, TalkState, Way
from naru.counselling.models.mentors import Mentor
from naru.residents.models.person import no_registration_number


def one_at_a_time(owner: str, name: str) -> ExclusionConstraint:
    """Appointments that take time never meet for the same `owner`; without one they may."""
    return stretches.one_at_a_time(owner, name=name, while_=Q(("state__in", TAKES_TIME)))


class Room(models.Model):
    """A room in which people talk face to face."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="rooms"
    )
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    is_sample = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name_ko"], name="room_named_once_a_body"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)


class Appointment(models.Model):
    """A time for one person with one mentor. `sequence` grows with every change, for calendars.

    `earlier_since` is set while the person would come sooner. An offer is a row of its own, whose
    `instead_of` is the later time it would replace.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="appointments"
    )
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="appointments")
    reason = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="appointments")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=TalkState.choices)
    state_at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=Way.choices)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    booked_at = models.DateTimeField()
    words = models.CharField(max_length=400, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    earlier_since = models.DateTimeField(null=True)
    offer_until_at = models.DateTimeField(null=True)
    instead_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="offers"
    )

    class Meta:
        constraints = [
            one_at_a_time("mentor", "appointment_one_at_a_time_a_mentor"),
            one_at_a_time("room", "appointment_one_at_a_time_a_room"),
            one_at_a_time("resident", "appointment_one_at_a_time_a_person"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="appointment_times_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=TalkState.values)
                & Q(channel__in=Channel.values)
                & Q(way__in=Way.values),
                name="appointment_words_known",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.OFFICE, room__isnull=False)
                | ~Q(channel=Channel.OFFICE) & Q(room__isnull=True),
                name="appointment_room_when_face_to_face",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=TalkState.OFFERED,
                    offer_until_at__isnull=False,
                    instead_of__isnull=False,
                )
                | ~Q(state=TalkState.OFFERED),
                name="appointment_offer_has_an_end",
            ),
            no_registration_number("words", "appointment_without_number"),
        ]
        indexes = [
            models.Index(fields=["mentor", "starts_at"], name="appointment_by_mentor"),
            models.Index(fields=["resident", "starts_at"], name="appointment_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.mentor_id} {self.starts_at:%Y-%m-%d %H:%M} {self.state}"
