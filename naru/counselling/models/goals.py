"""What a person and a mentor agree on: a goal, the next steps, and notes of what was said."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.counselling.enums import AimKind, GoalState, LifeDomain, NoteKind, Side
from naru.residents.models.person import no_registration_number


class Goal(models.Model):
    """Where the person wants to be by `by_on`: in an occupation, or with something in their life.

    It is agreed once both sides said so; a new agreed one ends the one before. Planning reads the
    agreed one.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="goals"
    )
    kind = models.CharField(max_length=10, choices=AimKind.choices)
    occupation = models.ForeignKey(
        "occupations.Occupation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    domain = models.CharField(max_length=12, choices=LifeDomain.choices, blank=True)
    words = models.CharField(max_length=400)
    by_on = models.DateField()
    state = models.CharField(max_length=10, choices=GoalState.choices, default=GoalState.PROPOSED)
    state_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    resident_agreed_at = models.DateTimeField(null=True)
    mentor_agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(state=GoalState.PROPOSED),
                name="goal_one_proposed_a_person",
            ),
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(state=GoalState.AGREED),
                name="goal_one_agreed_a_person",
            ),
            models.CheckConstraint(
                condition=Q(kind=AimKind.OCCUPATION, occupation__isnull=False, domain="")
                | Q(kind=AimKind.LIFE, occupation__isnull=True, domain__in=LifeDomain.values),
                name="goal_says_what_it_is_about",
            ),
            models.CheckConstraint(
                condition=Q(state__in=GoalState.values), name="goal_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(GoalState.AGREED, GoalState.REACHED))
                | Q(resident_agreed_at__isnull=False, mentor_agreed_at__isnull=False),
                name="goal_agreed_by_both",
            ),
            no_registration_number("words", "goal_without_number"),
        ]

    def __str__(self) -> str:
        return self.words


class Step(models.Model):
    """The next thing to do towards a goal: whose it is, and by when."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="steps")
    words = models.CharField(max_length=200)
    owner = models.CharField(max_length=10, choices=Side.choices)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(owner__in=Side.values), name="step_owner_known"),
            models.CheckConstraint(condition=~Q(words=""), name="step_says_what"),
            no_registration_number("words", "step_without_number"),
        ]

    def __str__(self) -> str:
        return self.words


class Note(models.Model):
    """What was said or seen. The person reads shared notes, whoever advises also professional ones.

    Never changed: who wants to put something right writes another.
    """

    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="counselling_notes"
    )
    kind = models.CharField(max_length=14, choices=NoteKind.choices)
    words = models.CharField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="note_kind_known"),
            no_registration_number("words", "note_without_number"),
        ]
        indexes = [models.Index(fields=["resident", "-at"], name="note_by_person")]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.kind} {self.at:%Y-%m-%d}"
