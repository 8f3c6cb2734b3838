"""What people ask for, and who looks after whom."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naru.counselling.enums import (
    HOLDS_PLACE,
    Channel,
    DayPart,
    Language,
    Level,
    PairingState,
    RequestKind,
    RequestState,
)
from naru.counselling.models.mentors import Mentor
from naru.residents.models.person import no_registration_number


class Request(models.Model):
    """Something a person asks for; until it is answered, somebody owes it by a day.

    A request for a mentor holds the wishes. `level` says how far it was passed on.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="requests"
    )
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    field = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.KO)
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    parts = ArrayField(models.CharField(max_length=10, choices=DayPart.choices), default=list)
    words = models.CharField(max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="owed_requests"
    )
    due_on = models.DateField()
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    closed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(kind=RequestKind.MENTOR, state=RequestState.OPEN),
                name="request_one_open_for_a_mentor",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RequestKind.values), name="request_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values)
                & (Q(channel="") | Q(channel__in=Channel.values))
                & Q(parts__contained_by=DayPart.values),
                name="request_wishes_known",
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="request_level_known"),
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, closed_at__isnull=True)
                | Q(
                    state__in=(RequestState.ANSWERED, RequestState.WITHDRAWN),
                    closed_at__isnull=False,
                ),
                name="request_closed_when_over",
            ),
            no_registration_number("words", "request_without_number"),
            no_registration_number("answer", "request_answer_without_number"),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(state=RequestState.OPEN), name="request_by_due_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.kind} {self.state}"


class PairingQuerySet(models.QuerySet["Pairing"]):
    """Pairings, mostly those that hold a place."""

    def holding(self) -> "PairingQuerySet":
        """Those that take one of the mentor's places."""
        return self.filter(state__in=HOLDS_PLACE)

    def active(self) -> "PairingQuerySet":
        """Those in which somebody is looked after."""
        return self.filter(state=PairingState.ACTIVE)


class Pairing(models.Model):
    """One person and one mentor. `why` keeps the reasons for which it was suggested."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="pairings"
    )
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="pairings")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="pairings")
    state = models.CharField(max_length=10, choices=PairingState.choices)
    why = ArrayField(models.CharField(max_length=10), default=list)
    began_at = models.DateTimeField()
    state_at = models.DateTimeField()
    words = models.CharField(max_length=400, blank=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PairingState.values), name="pairing_state_known"
            ),
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(state__in=HOLDS_PLACE),
                name="pairing_one_place_a_person",
            ),
            no_registration_number("words", "pairing_words_without_number"),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.mentor_id} {self.state}"
